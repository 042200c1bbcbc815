package dev.storyreel.testing;

import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * An Apache Kafka broker, started by the first test that asks and stopped with the JVM. It makes no topic by itself, as
 * in production. Tests share its topics and keep apart by video id, or by topics of their own.
 */
public final class SharedKafka {

    private SharedKafka() {}

    public static String bootstrapServers() {
        return Server.RUNNING.getBrokersAsString();
    }

    private static final class Server {
        static final EmbeddedKafkaKraftBroker RUNNING = start();

        private static EmbeddedKafkaKraftBroker start() {
            EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
            // By default it would set spring.kafka.bootstrap-servers for the whole JVM.
            broker.brokerListProperty("dev.storyreel.testing.kafka");
            broker.brokerProperty("auto.create.topics.enable", "false");
            broker.brokerProperty("group.initial.rebalance.delay.ms", "0");
            broker.brokerProperty("offsets.topic.num.partitions", "1");
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker;
        }
    }
}
