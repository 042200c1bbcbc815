package dev.storyreel.models.bedrock;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Bedrock's models, where there is a bucket for their results. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.bedrock.bucket")
@EnableConfigurationProperties(BedrockProperties.class)
public final class BedrockAutoConfiguration {

    @Bean(destroyMethod = "close")
    BedrockClient bedrockClient(BedrockProperties properties) {
        return new BedrockClient(properties);
    }

    @Bean(destroyMethod = "close")
    S3ResultBucket bedrockResultBucket(BedrockProperties properties) {
        return new S3ResultBucket(properties);
    }

    @Bean
    BedrockClipModel bedrockClipModel(
            BedrockClient client, S3ResultBucket results, BedrockProperties properties, ModelCatalogue catalogue) {
        return new BedrockClipModel(client, results, properties, catalogue);
    }
}
