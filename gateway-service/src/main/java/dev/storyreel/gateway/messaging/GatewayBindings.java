package dev.storyreel.gateway.messaging;

import dev.storyreel.events.wire.FactReader;
import dev.storyreel.gateway.ProjectFact;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/**
 * What the gateway hears: all five topics, into one projection. What it says, {@code VideoRequested}, goes through the
 * outbox.
 */
@Configuration(proxyBeanMethods = false)
public class GatewayBindings {

    @Bean
    Consumer<Message<byte[]>> videoRequests(FactReader facts, ProjectFact projection) {
        return message -> projection.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoPlans(FactReader facts, ProjectFact projection) {
        return message -> projection.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoStoryboards(FactReader facts, ProjectFact projection) {
        return message -> projection.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoChunks(FactReader facts, ProjectFact projection) {
        return message -> projection.hear(facts.read(message));
    }

    @Bean
    Consumer<Message<byte[]>> videoFinals(FactReader facts, ProjectFact projection) {
        return message -> projection.hear(facts.read(message));
    }
}
