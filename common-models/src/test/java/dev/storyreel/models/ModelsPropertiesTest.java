package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ModelsPropertiesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.run(context -> assertThat(context.getBean(ModelsProperties.class)).isEqualTo(new ModelsProperties(Set.of())));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues("storyreel.models.still-served=nova-reel-1.0,nova-reel-1.1")
                .run(context -> assertThat(context.getBean(ModelsProperties.class))
                        .isEqualTo(new ModelsProperties(Set.of("nova-reel-1.0", "nova-reel-1.1"))));
    }

    @Test
    void a_retired_model_that_still_answers_us_is_usable_and_its_neighbour_is_not() {
        runner.withPropertyValues("STORYREEL_STILL_SERVED=nova-reel-1.1").run(context -> {
            ModelCatalogue catalogue = context.getBean(ModelCatalogue.class);
            assertThat(catalogue.names(Kind.CLIP, TODAY)).contains("nova-reel-1.1").doesNotContain("nova-reel-1.0");
            assertThat(catalogue.spec(Kind.CLIP, "nova-reel-1.1").lifecycle().successor()).isEqualTo("luma-ray-2");
        });
    }

    @Test
    void a_name_that_is_no_models_is_refused_at_the_start() {
        runner.withPropertyValues("STORYREEL_STILL_SERVED=nova-reel-9").run(context -> assertThat(context).hasFailed());
    }
}
