package dev.storyreel.models.google;

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
import org.springframework.util.unit.DataSize;

class GooglePropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, GoogleAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.withPropertyValues("storyreel.google.key=AIza1")
                .run(context -> assertThat(context.getBean(GoogleProperties.class))
                        .isEqualTo(new GoogleProperties(
                                Keys.of("AIza1"), URI.create("https://generativelanguage.googleapis.com"),
                                Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(300), Duration.ofSeconds(10),
                                DataSize.ofMegabytes(512), 6000, DataSize.ofMegabytes(4), 4)));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.google.key=AIza2",
                        "storyreel.google.url=http://localhost:1/google",
                        "storyreel.google.connect-within=1s",
                        "storyreel.google.answer-within=2s",
                        "storyreel.google.download-within=3s",
                        "storyreel.google.poll-every=4s",
                        "storyreel.google.largest-clip=5MB",
                        "storyreel.google.longest-answer=600",
                        "storyreel.google.largest-picture=7KB",
                        "storyreel.google.most-pictures=0")
                .run(context -> assertThat(context.getBean(GoogleProperties.class))
                        .isEqualTo(new GoogleProperties(
                                Keys.of("AIza2"), URI.create("http://localhost:1/google"), Duration.ofSeconds(1),
                                Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(4), DataSize.ofMegabytes(5), 600,
                                DataSize.ofKilobytes(7), 0)));
    }

    @Test
    void the_key_is_found_under_its_usual_name_and_without_one_there_are_no_models() {
        runner.withPropertyValues("GEMINI_API_KEY=AIza3")
                .run(context -> assertThat(context.getBean(GoogleProperties.class).key()).isEqualTo(Keys.of("AIza3")));
        runner.run(context -> assertThat(context).doesNotHaveBean(GoogleClipModel.class).hasNotFailed());
        runner.withPropertyValues("GEMINI_API_KEY= ")
                .run(context -> assertThat(context).doesNotHaveBean(GeminiPlanModel.class).hasNotFailed());
    }

    @Test
    void the_key_is_in_no_text_of_ours() {
        runner.withPropertyValues("storyreel.google.key=AIzaSecret")
                .run(context -> assertThat(context.getBean(GoogleProperties.class).toString()).doesNotContain("AIzaSecret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "url=http://localhost:1/", "url=ftp://x.example", "url=nonsense", "connect-within=0s", "answer-within=-1s",
        "download-within=0s", "poll-every=0s", "largest-clip=0", "longest-answer=499", "most-pictures=-1"
    })
    void what_cannot_work_is_refused_at_the_start(String property) {
        runner.withPropertyValues("storyreel.google.key=AIza4", "storyreel.google." + property)
                .run(context -> assertThat(context).hasFailed());
    }
}
