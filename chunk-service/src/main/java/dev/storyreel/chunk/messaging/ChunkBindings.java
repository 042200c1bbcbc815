package dev.storyreel.chunk.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.ledger.TakeDriver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * All that chunk-service hears: requests, plans and frames, in any order. What it says goes through the outbox to
 * {@code video.chunks}: PhaseStarted, ChunkReady, CutReady, PhaseFailed, WorkCharged.
 */
@Configuration(proxyBeanMethods = false)
class ChunkBindings {

    @Bean
    Consumer<Message<byte[]>> videoRequests(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoPlans(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoStoryboards(FactReader facts, TakeDriver<?> driver) {
        return message -> driver.hear(facts.read(message));
    }
}
