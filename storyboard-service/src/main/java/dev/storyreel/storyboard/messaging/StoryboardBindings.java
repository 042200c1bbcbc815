package dev.storyreel.storyboard.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.ledger.TakeDriver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * Hears {@code VideoRequested} on {@code video.requests} and {@code PlanReady} on {@code video.plans}. Says
 * {@code PhaseStarted}, {@code FrameReady}, {@code StoryboardReady}, {@code PhaseFailed} and {@code WorkCharged} on
 * {@code video.storyboards}.
 */
@Configuration(proxyBeanMethods = false)
class StoryboardBindings {

    @Bean
    Consumer<Message<byte[]>> videoRequests(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoPlans(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }
}
