package dev.storyreel.validation;

import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.validation.policy.PromptPolicy;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The validation phase as a process of its own. Its settings are in {@code validation-service.yml}. */
@SpringBootApplication
@EnableConfigurationProperties(ValidationProperties.class)
public class ValidationService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(ValidationService.class)
                .properties("spring.config.name=validation-service")
                .run(args);
    }

    @Bean
    PromptPolicy promptPolicy(ValidationProperties properties) {
        return PromptPolicy.standard(properties.longestPrompt());
    }

    @Bean
    PlanDecider planDecider(PromptPolicy policy, ModelCatalogue catalogue) {
        return new PlanDecider(policy, catalogue);
    }

    @Bean
    PlanWorkshop planWorkshop() {
        return new PlanWorkshop();
    }
}
