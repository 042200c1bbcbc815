package dev.storyreel.refine.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.ledger.TakeDriver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Hears {@code VideoRequested} on {@code video.requests}, {@code PlanReady} on {@code video.plans} and {@code CutReady} on
 * {@code video.chunks}. Says {@code PhaseStarted}, {@code SoundtrackReady}, {@code VideoCompleted}, {@code PhaseFailed} and
 * {@code WorkCharged} on {@code video.finals}.
 */
@Configuration(proxyBeanMethods = false)
class RefineBindings {

    @Bean
    Consumer<Message<byte[]>> videoRequests(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoPlans(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoChunks(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }
}
