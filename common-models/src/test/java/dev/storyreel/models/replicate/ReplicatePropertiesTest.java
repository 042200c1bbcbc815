package dev.storyreel.models.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Keys;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ReplicatePropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, ReplicateAutoConfiguration.class));

    @Test
    void defaults() {
        runner.withPropertyValues("REPLICATE_API_TOKEN=r8_env").run(context -> {
            assertThat(context.getBean(ReplicateProperties.class))
                    .isEqualTo(new ReplicateProperties(
                            Keys.of("r8_env"),
                            URI.create("https://api.replicate.com/v1"),
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(2),
                            null));
            assertThat(context.getBean(ModelRegistry.class).choices(Kind.CLIP)).contains("veo-3.1", "wan-2.7-i2v");
            assertThat(context.getBean(ModelRegistry.class).choices(Kind.IMAGE)).contains("flux-dev");
            assertThat(context.getBean(ModelRegistry.class).choices(Kind.MUSIC)).contains("lyria-3");
        });
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.replicate.token=r8_own",
                        "storyreel.replicate.url=http://127.0.0.1:9/v1",
                        "storyreel.replicate.connect-within=1s",
                        "storyreel.replicate.answer-within=2s",
                        "storyreel.replicate.poll-every=3s",
                        "STORYREEL_PUBLIC_URL=https://films.example")
                .run(context -> assertThat(context.getBean(ReplicateProperties.class))
                        .isEqualTo(new ReplicateProperties(
                                Keys.of("r8_own"),
                                URI.create("http://127.0.0.1:9/v1"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                URI.create("https://films.example"))));
    }

    @Test
    void without_a_token_there_are_no_replicate_models() {
        runner.withPropertyValues("REPLICATE_API_TOKEN=").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(ReplicateProperties.class);
            assertThat(context.getBean(ModelRegistry.class).choices(Kind.CLIP)).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "storyreel.replicate.url=api.replicate.com",
        "storyreel.replicate.url=https://api.replicate.com/v1/",
        "storyreel.replicate.answer-within=0s",
        "storyreel.replicate.poll-every=-1s",
        "storyreel.replicate.public-url=films.example",
        "storyreel.replicate.public-url=http://films.example"
    })
    void what_makes_no_sense_does_not_start(String property) {
        runner.withPropertyValues("storyreel.replicate.token=r8_x", property)
                .run(context -> assertThat(context).hasFailed());
    }
}
