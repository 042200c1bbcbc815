package dev.storyreel.models.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelsAutoConfiguration;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RunwayPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, RunwayAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.withPropertyValues("storyreel.runway.key=key_1")
                .run(context -> assertThat(context.getBean(RunwayProperties.class))
                        .isEqualTo(new RunwayProperties(
                                Keys.of("key_1"), URI.create("https://api.dev.runwayml.com"), "2024-11-06",
                                Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(6))));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.runway.key=key_2",
                        "storyreel.runway.url=https://runway.example",
                        "storyreel.runway.api-version=2027-01-01",
                        "storyreel.runway.connect-within=3s",
                        "storyreel.runway.answer-within=9s",
                        "storyreel.runway.poll-every=1s")
                .run(context -> assertThat(context.getBean(RunwayProperties.class))
                        .isEqualTo(new RunwayProperties(
                                Keys.of("key_2"), URI.create("https://runway.example"), "2027-01-01",
                                Duration.ofSeconds(3), Duration.ofSeconds(9), Duration.ofSeconds(1))));
    }

    @Test
    void the_key_is_found_under_its_usual_name_and_without_one_there_are_no_models() {
        runner.withPropertyValues("RUNWAYML_API_SECRET=key_3")
                .run(context -> assertThat(context.getBean(RunwayProperties.class).key()).isEqualTo(Keys.of("key_3")));
        runner.run(context -> assertThat(context).doesNotHaveBean(RunwayClipModel.class).hasNotFailed());
        runner.withPropertyValues("RUNWAYML_API_SECRET= ")
                .run(context -> assertThat(context).doesNotHaveBean(RunwayClipModel.class).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "url=http://localhost:1/", "url=ftp://x.example", "url=nonsense", "api-version=now", "connect-within=0s",
        "answer-within=-1s", "poll-every=0s", "poll-every=2s"
    })
    void what_cannot_work_is_refused_at_the_start(String property) {
        runner.withPropertyValues("storyreel.runway.key=key_4", "storyreel.runway." + property)
                .run(context -> assertThat(context).hasFailed());
    }
}
