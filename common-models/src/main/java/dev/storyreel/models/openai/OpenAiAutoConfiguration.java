package dev.storyreel.models.openai;

import dev.storyreel.models.ConditionalOnKey;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.Screening;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Planners by OpenAI's wire, one for each account there is, and OpenAI's moderation. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
public final class OpenAiAutoConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnKey("storyreel.openai.key")
    @EnableConfigurationProperties(OpenAiProperties.class)
    static class OpenAi {

        @Bean
        OpenAiPlanModel openAiPlanModel(OpenAiProperties properties, ModelCatalogue catalogue) {
            return new OpenAiPlanModel(properties.endpoint(), catalogue);
        }

        @Bean
        @ConditionalOnProperty(name = "storyreel.openai.moderation.enabled", matchIfMissing = true)
        Screening openAiModeration(OpenAiProperties properties) {
            return new OpenAiModeration(properties);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnKey("storyreel.groq.key")
    @EnableConfigurationProperties(GroqProperties.class)
    static class Groq {

        @Bean
        OpenAiPlanModel groqPlanModel(GroqProperties properties, ModelCatalogue catalogue) {
            return new OpenAiPlanModel(properties.endpoint(), catalogue);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnKey("storyreel.local.url")
    @EnableConfigurationProperties(LocalProperties.class)
    static class Local {

        @Bean
        OpenAiPlanModel localPlanModel(LocalProperties properties, ModelCatalogue catalogue) {
            return new OpenAiPlanModel(properties.endpoint(), catalogue);
        }
    }
}
