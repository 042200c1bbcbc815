package dev.storyreel.refine.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.ledger.TakeDriver;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * All that refine-service hears: requests (models, seed, an uploaded track), plans (the music's terms) and chunks (the
 * cut). All it says goes through the outbox to {@code video.finals}. Each listener is one short transaction.
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
