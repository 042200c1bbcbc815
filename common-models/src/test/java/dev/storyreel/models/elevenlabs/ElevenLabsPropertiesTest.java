package dev.storyreel.models.elevenlabs;

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

class ElevenLabsPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, ElevenLabsAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.withPropertyValues("storyreel.elevenlabs.key=sk_1")
                .run(context -> assertThat(context.getBean(ElevenLabsProperties.class))
                        .isEqualTo(new ElevenLabsProperties(
                                Keys.of("sk_1"), URI.create("https://api.elevenlabs.io"), Duration.ofSeconds(10),
                                Duration.ofSeconds(300), "auto", DataSize.ofMegabytes(128))));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.elevenlabs.key=sk_2",
                        "storyreel.elevenlabs.url=https://api.eu.residency.elevenlabs.io",
                        "storyreel.elevenlabs.connect-within=3s",
                        "storyreel.elevenlabs.answer-within=9s",
                        "storyreel.elevenlabs.output-format=wav_44100",
                        "storyreel.elevenlabs.longest-answer=1MB")
                .run(context -> assertThat(context.getBean(ElevenLabsProperties.class))
                        .isEqualTo(new ElevenLabsProperties(
                                Keys.of("sk_2"), URI.create("https://api.eu.residency.elevenlabs.io"),
                                Duration.ofSeconds(3), Duration.ofSeconds(9), "wav_44100", DataSize.ofMegabytes(1))));
    }

    @Test
    void the_key_is_found_under_its_usual_name_and_without_one_there_are_no_models() {
        runner.withPropertyValues("ELEVENLABS_API_KEY=sk_3")
                .run(context -> assertThat(context.getBean(ElevenLabsProperties.class).key()).isEqualTo(Keys.of("sk_3")));
        runner.run(context -> assertThat(context).doesNotHaveBean(ElevenLabsMusicModel.class).hasNotFailed());
        runner.withPropertyValues("ELEVENLABS_API_KEY= ")
                .run(context -> assertThat(context).doesNotHaveBean(ElevenLabsMusicModel.class).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "url=http://localhost:1/", "url=ftp://x.example", "url=nonsense", "connect-within=0s", "answer-within=-1s",
        "output-format=pcm_44100", "output-format=loud", "longest-answer=0"
    })
    void what_cannot_work_is_refused_at_the_start(String property) {
        runner.withPropertyValues("storyreel.elevenlabs.key=sk_4", "storyreel.elevenlabs." + property)
                .run(context -> assertThat(context).hasFailed());
    }
}
