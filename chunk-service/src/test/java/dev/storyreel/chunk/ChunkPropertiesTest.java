package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;
import org.springframework.context.annotation.Configuration;

class ChunkPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Bound.class);

    @Test
    void every_default_is_recorded() {
        runner.run(context -> assertThat(context.getBean(ChunkProperties.class)).isEqualTo(new ChunkProperties(2)));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues("storyreel.chunk.beats-side-by-side=5")
                .run(context -> assertThat(context.getBean(ChunkProperties.class)).isEqualTo(new ChunkProperties(5)));
    }

    @Test
    void no_beat_at_a_time_is_refused() {
        runner.withPropertyValues("storyreel.chunk.beats-side-by-side=0")
                .run(context -> assertThat(context).hasFailed());
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(ChunkProperties.class)
    static class Bound {}
}
