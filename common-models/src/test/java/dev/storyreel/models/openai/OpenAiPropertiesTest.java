package dev.storyreel.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.Secret;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class OpenAiPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, OpenAiAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.withPropertyValues("storyreel.openai.key=sk-1").run(context -> assertThat(context.getBean(OpenAiProperties.class))
                .isEqualTo(new OpenAiProperties(
                        Secret.of("sk-1"), URI.create("https://api.openai.com/v1"), Duration.ofSeconds(120), 6000, true,
                        DataSize.ofMegabytes(4), 4)));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.openai.key=sk-2",
                        "storyreel.openai.url=https://api.groq.com/openai/v1",
                        "storyreel.openai.answer-within=9s",
                        "storyreel.openai.longest-answer=700",
                        "storyreel.openai.pictures=false",
                        "storyreel.openai.largest-picture=1MB",
                        "storyreel.openai.most-pictures=1")
                .run(context -> assertThat(context.getBean(OpenAiProperties.class))
                        .isEqualTo(new OpenAiProperties(
                                Secret.of("sk-2"), URI.create("https://api.groq.com/openai/v1"), Duration.ofSeconds(9), 700, false,
                                DataSize.ofMegabytes(1), 1)));
    }

    @Test
    void without_a_key_there_is_no_such_planner() {
        runner.run(context -> assertThat(context).doesNotHaveBean(OpenAiPlanModel.class));
    }

    @Test
    void an_address_with_a_slash_at_its_end_is_refused() {
        runner.withPropertyValues("storyreel.openai.key=sk-3", "storyreel.openai.url=http://localhost:1/v1/")
                .run(context -> assertThat(context).hasFailed());
    }
}
