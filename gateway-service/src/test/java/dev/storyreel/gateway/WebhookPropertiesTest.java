package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Secret;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class WebhookPropertiesTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(WebhookConfiguration.Replicate.class)
            .withBean(Clock.class, Clock::systemUTC);

    @Test
    void the_defaults_are_these() {
        runner.withPropertyValues("storyreel.webhooks.replicate.secret=" + SECRET)
                .run(context -> assertThat(context.getBean(WebhookProperties.class))
                        .isEqualTo(new WebhookProperties(Secret.of(SECRET), Duration.ofMinutes(5))));
    }

    @Test
    void every_property_is_heard_and_the_secret_is_not_shown() {
        runner.withPropertyValues(
                        "storyreel.webhooks.replicate.secret=" + SECRET, "storyreel.webhooks.replicate.window=10s")
                .run(context -> assertThat(context.getBean(WebhookProperties.class))
                        .isEqualTo(new WebhookProperties(Secret.of(SECRET), Duration.ofSeconds(10)))
                        .asString()
                        .doesNotContain(SECRET));
    }

    @Test
    void without_a_secret_nobody_is_believed_and_with_a_bad_one_nothing_starts() {
        runner.run(context -> assertThat(context).doesNotHaveBean(SignedMessages.class).hasNotFailed());
        runner.withPropertyValues("storyreel.webhooks.replicate.secret= ")
                .run(context -> assertThat(context).doesNotHaveBean(SignedMessages.class).hasNotFailed());
        runner.withPropertyValues("storyreel.webhooks.replicate.secret=nonsense")
                .run(context -> assertThat(context).hasFailed());
        runner.withPropertyValues(
                        "storyreel.webhooks.replicate.secret=" + SECRET, "storyreel.webhooks.replicate.window=0s")
                .run(context -> assertThat(context).hasFailed());
        assertThat(SignedMessages.NOBODYS.genuine("id", "1", "v1,x", new byte[0])).isFalse();
    }
}
