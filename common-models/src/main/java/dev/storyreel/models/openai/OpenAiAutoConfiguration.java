package dev.storyreel.models.openai;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The planner by OpenAI's wire, where there is a key. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
@ConditionalOnKey("storyreel.openai.key")
@EnableConfigurationProperties(OpenAiProperties.class)
public final class OpenAiAutoConfiguration {

    @Bean
    OpenAiPlanModel openAiPlanModel(OpenAiProperties properties, ModelCatalogue catalogue) {
        return new OpenAiPlanModel(properties, catalogue);
    }
}
