package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class MediaPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MediaAutoConfiguration.class));

    @Test
    void every_default_is_recorded() {
        runner.run(context -> assertThat(context.getBean(MediaProperties.class))
                .isEqualTo(new MediaProperties(
                        new MediaProperties.S3(null, null, "us-east-1", "storyreel", null, null, true, false),
                        null,
                        new MediaProperties.Ffmpeg(Duration.ofMinutes(15)))));
        runner.run(context -> assertThat(context.getBean(MediaProperties.class).scratch())
                .isEqualTo(Path.of(System.getProperty("user.home"), ".storyreel", "work")));
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.s3.endpoint=http://127.0.0.1:9000",
                        "storyreel.s3.public-endpoint=https://media.example.com",
                        "storyreel.s3.region=eu-central-1",
                        "storyreel.s3.bucket=films",
                        "storyreel.s3.access-key=key",
                        "storyreel.s3.secret-key=secret",
                        "storyreel.s3.path-style=false",
                        "storyreel.work-dir=/var/tmp/films",
                        "storyreel.ffmpeg.limit=90s")
                .run(context -> assertThat(context.getBean(MediaProperties.class))
                        .isEqualTo(new MediaProperties(
                                new MediaProperties.S3(
                                        URI.create("http://127.0.0.1:9000"),
                                        URI.create("https://media.example.com"),
                                        "eu-central-1",
                                        "films",
                                        "key",
                                        "secret",
                                        false,
                                        false),
                                Path.of("/var/tmp/films"),
                                new MediaProperties.Ffmpeg(Duration.ofSeconds(90)))));
    }

    @Test
    void the_environment_is_heard_under_its_own_names() {
        Map<String, Object> environment = Map.of(
                "STORYREEL_S3_ENDPOINT", "http://127.0.0.1:9000",
                "STORYREEL_S3_ACCESS_KEY", "key",
                "STORYREEL_S3_SECRET_KEY", "secret",
                "STORYREEL_S3_PUBLIC_ENDPOINT", "https://media.example.com",
                "STORYREEL_WORK_DIR", "/var/tmp/films");

        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment)))
                .run(context -> {
                    MediaProperties properties = context.getBean(MediaProperties.class);
                    assertThat(properties.s3().accessKey()).isEqualTo("key");
                    assertThat(properties.s3().linkEndpoint()).isEqualTo(URI.create("https://media.example.com"));
                    assertThat(properties.scratch()).isEqualTo(Path.of("/var/tmp/films"));
                    assertThat(properties.toString()).doesNotContain("secret");
                });
    }

    @Test
    void half_a_pair_of_keys_is_refused() {
        runner.withPropertyValues("storyreel.s3.access-key=key")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("set together or not at all"));
    }

    @Test
    void an_endpoint_that_is_no_web_address_is_refused() {
        runner.withPropertyValues("storyreel.s3.endpoint=s3://films")
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("storyreel.s3.endpoint"));
    }
}
