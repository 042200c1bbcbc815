package dev.storyreel.models.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class BedrockPropertiesTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class, BedrockAutoConfiguration.class));

    @Test
    void defaults() {
        runner.withPropertyValues("storyreel.bedrock.bucket=films").run(context -> {
            assertThat(context.getBean(BedrockProperties.class))
                    .isEqualTo(new BedrockProperties(
                            "films",
                            "storyreel",
                            "us-west-2",
                            null,
                            null,
                            null,
                            null,
                            Duration.ofSeconds(10),
                            Duration.ofSeconds(60),
                            Duration.ofSeconds(10)));
            assertThat(context.getBean(ModelRegistry.class).choices(Kind.CLIP))
                    .containsExactly("luma-ray-2", "nova-reel-1.0", "nova-reel-1.1", "nova-reel-1.1-story");
        });
    }

    @Test
    void every_property_is_mapped() {
        runner.withPropertyValues(
                        "storyreel.bedrock.bucket=films",
                        "storyreel.bedrock.prefix=a/b",
                        "storyreel.bedrock.region=us-east-1",
                        "storyreel.bedrock.url=http://127.0.0.1:9/bedrock",
                        "storyreel.bedrock.s3-url=http://127.0.0.1:8",
                        "storyreel.bedrock.access-key=AKIA1",
                        "storyreel.bedrock.secret-key=secret",
                        "storyreel.bedrock.connect-within=1s",
                        "storyreel.bedrock.answer-within=2s",
                        "storyreel.bedrock.poll-every=3s")
                .run(context -> assertThat(context.getBean(BedrockProperties.class))
                        .isEqualTo(new BedrockProperties(
                                "films",
                                "a/b",
                                "us-east-1",
                                URI.create("http://127.0.0.1:9/bedrock"),
                                URI.create("http://127.0.0.1:8"),
                                Secret.of("AKIA1"),
                                Secret.of("secret"),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3))));
    }

    @Test
    void the_environment_is_heard_under_the_names_that_are_documented() {
        Map<String, Object> variables = Map.of(
                "STORYREEL_BEDROCK_BUCKET", "films",
                "STORYREEL_BEDROCK_REGION", "us-east-1",
                "STORYREEL_BEDROCK_URL", "http://127.0.0.1:9/bedrock",
                "STORYREEL_BEDROCK_S3_URL", "http://127.0.0.1:8",
                "STORYREEL_BEDROCK_ACCESS_KEY", "AKIA1",
                "STORYREEL_BEDROCK_SECRET_KEY", "hush");
        runner.withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new SystemEnvironmentPropertySource(
                                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables)))
                .run(context -> {
                    BedrockProperties properties = context.getBean(BedrockProperties.class);
                    assertThat(properties.outputUri()).isEqualTo("s3://films/storyreel");
                    assertThat(properties.region()).isEqualTo("us-east-1");
                    assertThat(properties.url()).hasPath("/bedrock");
                    assertThat(properties.s3Url()).hasPort(8);
                    assertThat(properties.accessKey()).isEqualTo(Secret.of("AKIA1"));
                    assertThat(properties.toString()).doesNotContain("AKIA1", "hush");
                });
    }

    @Test
    void keys_of_aws_alone_switch_nothing_on() {
        runner.withPropertyValues("AWS_ACCESS_KEY_ID=AKIA1", "AWS_SECRET_ACCESS_KEY=secret", "storyreel.bedrock.bucket=")
                .run(context -> {
                    assertThat(context).hasNotFailed().doesNotHaveBean(BedrockProperties.class);
                    assertThat(context.getBean(ModelRegistry.class).choices(Kind.CLIP)).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "storyreel.bedrock.bucket=s3://films",
        "storyreel.bedrock.prefix=/clips",
        "storyreel.bedrock.region=US West",
        "storyreel.bedrock.url=bedrock",
        "storyreel.bedrock.url=http://127.0.0.1:9/",
        "storyreel.bedrock.s3-url=ftp://127.0.0.1",
        "storyreel.bedrock.access-key=AKIA1",
        "storyreel.bedrock.answer-within=0s",
        "storyreel.bedrock.connect-within=0s",
        "storyreel.bedrock.poll-every=-1s"
    })
    void what_makes_no_sense_does_not_start(String property) {
        runner.withPropertyValues("storyreel.bedrock.bucket=films")
                .withPropertyValues(property)
                .run(context -> assertThat(context).hasFailed());
    }
}
