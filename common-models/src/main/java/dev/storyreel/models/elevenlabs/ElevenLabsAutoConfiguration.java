package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** ElevenLabs' models, where there is a key. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.elevenlabs.key")
@EnableConfigurationProperties(ElevenLabsProperties.class)
public final class ElevenLabsAutoConfiguration {

    @Bean
    ElevenLabsMusicModel elevenLabsMusicModel(ElevenLabsProperties properties, ModelCatalogue catalogue) {
        return new ElevenLabsMusicModel(new ElevenLabsClient(properties), catalogue);
    }
}
