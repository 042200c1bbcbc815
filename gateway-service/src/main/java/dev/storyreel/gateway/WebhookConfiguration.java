package dev.storyreel.gateway;

import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.models.ConditionalOnKey;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who is believed when something is said of work, and who is told of it. */
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    @Bean
    WorkSignals workSignals(Decisions decisions) {
        return decisions::pollNow;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnKey("storyreel.webhooks.replicate.secret")
    @EnableConfigurationProperties(WebhookProperties.class)
    static class Replicate {

        @Bean
        SignedMessages replicatesMessages(WebhookProperties properties, Clock clock) {
            return new StandardWebhook(properties.secret(), properties.window(), clock);
        }
    }
}
