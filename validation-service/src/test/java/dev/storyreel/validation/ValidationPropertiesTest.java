package dev.storyreel.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.validation.screening.ScreenedPlanner.WhenAway;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class ValidationPropertiesTest {

    @Configuration
    @EnableConfigurationProperties(ValidationProperties.class)
    static class Settings {}

    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @Test
    void every_default_is_recorded() {
        runner.run(context -> assertThat(context.getBean(ValidationProperties.class)).isEqualTo(new ValidationProperties(4000, WhenAway.FILM)));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues("storyreel.validation.longest-prompt=99", "storyreel.validation.when-screening-is-away=wait")
                .run(context -> assertThat(context.getBean(ValidationProperties.class)).isEqualTo(new ValidationProperties(99, WhenAway.WAIT)));
    }
}
