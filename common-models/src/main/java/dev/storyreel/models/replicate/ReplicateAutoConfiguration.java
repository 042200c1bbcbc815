package dev.storyreel.models.replicate;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Replicate's models, where there is a token. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.replicate.token")
@EnableConfigurationProperties(ReplicateProperties.class)
public final class ReplicateAutoConfiguration {

    @Bean
    ReplicateClient replicateClient(ReplicateProperties properties) {
        return new ReplicateClient(properties);
    }

    @Bean
    ReplicateClipModel replicateClipModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateClipModel(client, catalogue);
    }

    @Bean
    ReplicateImageModel replicateImageModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateImageModel(client, catalogue);
    }

    @Bean
    ReplicateMusicModel replicateMusicModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateMusicModel(client, catalogue);
    }

    @Bean
    ReplicateSpeechModel replicateSpeechModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateSpeechModel(client, catalogue);
    }

    @Bean
    ReplicateFoleyModel replicateFoleyModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateFoleyModel(client, catalogue);
    }

    @Bean
    ReplicateLipsyncModel replicateLipsyncModel(ReplicateClient client, ModelCatalogue catalogue) {
        return new ReplicateLipsyncModel(client, catalogue);
    }
}
