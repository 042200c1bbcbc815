package dev.storyreel.models.runway;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Runway's models, where there is a key. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.runway.key")
@EnableConfigurationProperties(RunwayProperties.class)
public final class RunwayAutoConfiguration {

    @Bean
    RunwayClipModel runwayClipModel(RunwayProperties properties, ModelCatalogue catalogue) {
        return new RunwayClipModel(new RunwayClient(properties), catalogue);
    }
}
