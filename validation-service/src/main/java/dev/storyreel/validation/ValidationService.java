package dev.storyreel.validation;

import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Screening;
import dev.storyreel.validation.policy.PromptPolicy;
import dev.storyreel.validation.screening.ScreenedPlanner;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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

    /** Planners are looked over by the moderation that is configured, whoever's they are. */
    @Bean
    ModelRegistry modelRegistry(
            ModelCatalogue catalogue,
            ObjectProvider<Model<?>> models,
            ObjectProvider<Screening> screening,
            ValidationProperties properties,
            MeterRegistry meters) {
        @Nullable Screening eyes = screening.getIfAvailable();
        return new ModelRegistry(
                catalogue,
                models.orderedStream()
                        .map(model -> eyes == null ? model : screened(model, eyes, properties, meters))
                        .toList());
    }

    @SuppressWarnings("unchecked") // A model of a kind takes the requests of that kind.
    private static Model<?> screened(
            Model<?> model, Screening eyes, ValidationProperties properties, MeterRegistry meters) {
        return model.kind() == Kind.PLAN
                ? new ScreenedPlanner((Model<PlanRequest>) model, eyes, properties.whenScreeningIsAway(), meters)
                : model;
    }

    @Bean
    PlanWorkshop planWorkshop() {
        return new PlanWorkshop();
    }
}
