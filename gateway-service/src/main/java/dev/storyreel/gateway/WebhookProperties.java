package dev.storyreel.gateway;

import dev.storyreel.models.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Replicate's messages to us. Without a secret none is believed.
 *
 * @param secret {@code REPLICATE_WEBHOOK_SECRET}
 * @param window how old a message may be, and how far ahead its sender's clock
 */
@ConfigurationProperties("storyreel.webhooks.replicate")
record WebhookProperties(Secret secret, @DefaultValue("5m") Duration window) {

    WebhookProperties {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("storyreel.webhooks.replicate.window must be above 0.");
        }
    }
}
