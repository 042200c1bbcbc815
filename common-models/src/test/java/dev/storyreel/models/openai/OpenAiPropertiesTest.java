package dev.storyreel.models.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.Screening;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
                        Keys.of("sk-1"), URI.create("https://api.openai.com/v1"), Duration.ofSeconds(120), 6000, true,
                        DataSize.ofMegabytes(4), 4,
                        new OpenAiProperties.Moderation(
                                true,
                                "omni-moderation-latest",
                                Duration.ofSeconds(10),
                                2,
                                Set.of(
                                        "sexual", "sexual/minors", "violence/graphic", "hate", "hate/threatening",
                                        "harassment/threatening", "illicit/violent", "self-harm/intent", "self-harm/instructions"),
                                DataSize.ofMegabytes(20)))));
        runner.withPropertyValues("storyreel.groq.key=gsk_1").run(context -> assertThat(context.getBean(GroqProperties.class))
                .isEqualTo(new GroqProperties(
                        Keys.of("gsk_1"), URI.create("https://api.groq.com/openai/v1"), Duration.ofSeconds(60), 6000)));
        runner.withPropertyValues("storyreel.local.url=http://localhost:1/v1")
                .run(context -> assertThat(context.getBean(LocalProperties.class))
                        .isEqualTo(new LocalProperties(
                                URI.create("http://localhost:1/v1"), "default", Keys.NONE, Duration.ofMinutes(10), 6000, false,
                                DataSize.ofMegabytes(4), 4)));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.openai.key=sk-2",
                        "storyreel.openai.url=https://example.org/v1",
                        "storyreel.openai.answer-within=9s",
                        "storyreel.openai.longest-answer=700",
                        "storyreel.openai.pictures=false",
                        "storyreel.openai.largest-picture=1MB",
                        "storyreel.openai.most-pictures=1",
                        "storyreel.openai.moderation.enabled=false",
                        "storyreel.openai.moderation.model=moderation-2",
                        "storyreel.openai.moderation.answer-within=3s",
                        "storyreel.openai.moderation.retries=5",
                        "storyreel.openai.moderation.categories=violence,illicit",
                        "storyreel.openai.moderation.largest-picture=2MB")
                .run(context -> assertThat(context.getBean(OpenAiProperties.class))
                        .isEqualTo(new OpenAiProperties(
                                Keys.of("sk-2"), URI.create("https://example.org/v1"), Duration.ofSeconds(9), 700, false,
                                DataSize.ofMegabytes(1), 1,
                                new OpenAiProperties.Moderation(
                                        false, "moderation-2", Duration.ofSeconds(3), 5, Set.of("violence", "illicit"), DataSize.ofMegabytes(2)))));
        runner.withPropertyValues(
                        "storyreel.groq.key=gsk_2",
                        "storyreel.groq.url=https://example.org/openai/v1",
                        "storyreel.groq.answer-within=9s",
                        "storyreel.groq.longest-answer=700")
                .run(context -> assertThat(context.getBean(GroqProperties.class))
                        .isEqualTo(new GroqProperties(
                                Keys.of("gsk_2"), URI.create("https://example.org/openai/v1"), Duration.ofSeconds(9), 700)));
        runner.withPropertyValues(
                        "storyreel.local.url=http://localhost:1/v1",
                        "storyreel.local.model=mistral",
                        "storyreel.local.key=mine",
                        "storyreel.local.answer-within=9s",
                        "storyreel.local.longest-answer=700",
                        "storyreel.local.pictures=true",
                        "storyreel.local.largest-picture=1MB",
                        "storyreel.local.most-pictures=1")
                .run(context -> assertThat(context.getBean(LocalProperties.class))
                        .isEqualTo(new LocalProperties(
                                URI.create("http://localhost:1/v1"), "mistral", Keys.of("mine"), Duration.ofSeconds(9), 700,
                                true, DataSize.ofMegabytes(1), 1)));
    }

    @Test
    void without_a_key_there_is_no_such_planner_and_no_moderation() {
        runner.run(context -> assertThat(context).doesNotHaveBean(OpenAiPlanModel.class).doesNotHaveBean(Screening.class));
    }

    @Test
    void each_account_has_a_planner_of_its_own() {
        runner.withPropertyValues(
                        "storyreel.openai.key=sk-3", "storyreel.groq.key=gsk_3", "storyreel.local.url=http://localhost:1/v1")
                .run(context -> assertThat(context.getBeansOfType(OpenAiPlanModel.class).values())
                        .extracting(OpenAiPlanModel::provider)
                        .containsExactlyInAnyOrder("openai", "groq", "local"));
    }

    @Test
    void a_local_server_may_have_an_empty_key() {
        runner.withPropertyValues("storyreel.local.url=http://localhost:1/v1", "storyreel.local.key=")
                .run(context -> assertThat(context.getBean(LocalProperties.class).key().isEmpty()).isTrue());
    }

    @Test
    void moderation_is_switched_on_by_the_key_and_off_by_its_own_setting() {
        runner.withPropertyValues("storyreel.openai.key=sk-4")
                .run(context -> assertThat(context).hasSingleBean(Screening.class));
        runner.withPropertyValues("storyreel.openai.key=sk-4", "storyreel.openai.moderation.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(Screening.class).hasSingleBean(OpenAiPlanModel.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "storyreel.openai.url=http://localhost:1/v1/",
        "storyreel.openai.moderation.categories=rudeness",
        "storyreel.openai.moderation.retries=-1",
        "storyreel.groq.url=ftp://localhost",
        "storyreel.local.key=,",
        "storyreel.local.longest-answer=1",
    })
    void a_setting_that_cannot_be_is_refused(String setting) {
        runner.withPropertyValues("storyreel.openai.key=sk-5", "storyreel.groq.key=gsk_5", "storyreel.local.url=http://localhost:1/v1", setting)
                .run(context -> assertThat(context).hasFailed());
    }
}
