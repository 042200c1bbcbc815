package dev.storyreel.validation.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.ledger.TakeDriver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Hears {@code VideoRequested} on {@code video.requests}. Says {@code PhaseStarted}, {@code PlanReady},
 * {@code PromptRejected}, {@code PhaseFailed} and {@code WorkCharged} on {@code video.plans}.
 */
@Configuration(proxyBeanMethods = false)
class ValidationBindings {

    @Bean
    Consumer<Message<byte[]>> videoRequests(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }
}
