package dev.storyreel.models.google;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Google's models, where there is a key. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.google.key")
@EnableConfigurationProperties(GoogleProperties.class)
public final class GoogleAutoConfiguration {

    @Bean
    GoogleClient googleClient(GoogleProperties properties) {
        return new GoogleClient(properties);
    }

    @Bean
    OmniClipModel omniClipModel(GoogleClient client, ModelCatalogue catalogue) {
        return new OmniClipModel(client, catalogue);
    }

    @Bean
    VeoClipModel veoClipModel(GoogleClient client, ModelCatalogue catalogue) {
        return new VeoClipModel(client, catalogue);
    }

    @Bean
    GeminiPlanModel geminiPlanModel(GoogleClient client, ModelCatalogue catalogue) {
        return new GeminiPlanModel(client, catalogue);
    }
}
