package dev.storyreel.standalone.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A group that nobody listens in at present; where one does, Kafka refuses to move it. */
public final class ConsumerGroup {

    private final Admin kafka;
    private final String name;

    public ConsumerGroup(Admin kafka, String name) {
        this.kafka = kafka;
        this.name = name;
    }

    /**
     * Has it hear topics again, as {@code kafka-consumer-groups --reset-offsets} does; it is never moved on.
     *
     * @param from {@link OffsetSpec#earliest()}, or a time
     * @return how many records it will hear again
     */
    public long setBack(Collection<String> topics, OffsetSpec from) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed =
                kafka.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
        Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
        committed.forEach((partition, stands) -> {
            if (stands != null && topics.contains(partition.topic())) {
                wanted.put(partition, from);
            }
        });
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        long records = 0;
        for (var found : kafka.listOffsets(wanted).all().get().entrySet()) {
            OffsetAndMetadata stands = committed.get(found.getKey());
            long offset = found.getValue().offset();
            if (stands != null && offset >= 0 && offset < stands.offset()) {
                back.put(found.getKey(), new OffsetAndMetadata(offset));
                records += stands.offset() - offset;
            }
        }
        kafka.alterConsumerGroupOffsets(name, back).all().get();
        return records;
    }
}
