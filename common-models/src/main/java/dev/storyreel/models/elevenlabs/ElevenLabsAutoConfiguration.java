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
    ElevenLabsClient elevenLabsClient(ElevenLabsProperties properties) {
        return new ElevenLabsClient(properties);
    }

    @Bean
    ElevenLabsMusicModel elevenLabsMusicModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        return new ElevenLabsMusicModel(client, catalogue);
    }

    @Bean
    ElevenLabsSpeechModel elevenLabsSpeechModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        return new ElevenLabsSpeechModel(client, catalogue);
    }

    @Bean
    ElevenLabsEffectModel elevenLabsEffectModel(ElevenLabsClient client, ModelCatalogue catalogue) {
        return new ElevenLabsEffectModel(client, catalogue);
    }
}
