package dev.storyreel.events.wire;

import dev.storyreel.events.Topics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;

/** The topics a service needs: all five, because any may start first, and the dead letters of those it hears. Pure. */
final class TopicPlan {

    private TopicPlan() {}

    /** The function that hears a topic: {@code video.plans} is heard by {@code videoPlans}. */
    static String functionOf(String topic) {
        int dot = topic.indexOf('.');
        return topic.substring(0, dot) + Character.toUpperCase(topic.charAt(dot + 1)) + topic.substring(dot + 2);
    }

    /** @param definition as in {@code spring.cloud.function.definition} */
    static List<NewTopic> of(String group, String definition, EventsProperties.Topics settings) {
        List<String> functions = Arrays.asList(definition.split("[;|,]"));
        List<NewTopic> plan = new ArrayList<>();
        for (String topic : Topics.ALL) {
            plan.add(topic(topic, settings.partitions(), settings));
            if (functions.contains(functionOf(topic))) {
                plan.add(topic(Topics.deadLetters(topic, group), 1, settings));
            }
        }
        return plan;
    }

    private static NewTopic topic(String name, int partitions, EventsProperties.Topics settings) {
        return new NewTopic(name, partitions, (short) settings.replicationFactor())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
                        TopicConfig.RETENTION_MS_CONFIG, Long.toString(settings.retention().toMillis())));
    }
}
