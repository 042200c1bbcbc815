package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Topics;
import dev.storyreel.testing.SharedKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.kafka.core.KafkaAdmin;

class TopicPlanTest {

    private static final EventsProperties.Topics SETTINGS = new EventsProperties.Topics(3, 1, Duration.ofDays(90));

    @Test
    void a_service_makes_every_topic_and_the_dead_letters_of_those_it_hears() {
        List<NewTopic> plan = TopicPlan.of("chunk-service", "videoPlans;videoStoryboards", SETTINGS);

        assertThat(plan).extracting(NewTopic::name).containsExactlyInAnyOrder(
                "video.requests",
                "video.plans",
                "video.plans.chunk-service.dlt",
                "video.storyboards",
                "video.storyboards.chunk-service.dlt",
                "video.chunks",
                "video.finals");
    }

    @Test
    void a_function_is_named_after_its_topic() {
        assertThat(Topics.ALL.stream().map(TopicPlan::functionOf))
                .containsExactly("videoRequests", "videoPlans", "videoStoryboards", "videoChunks", "videoFinals");
    }

    @Test
    void services_that_start_at_once_make_the_topics_together() throws Exception {
        // The real plan under names of its own: the broker is shared.
        String prefix = "race" + System.nanoTime() + ".";
        NewTopic[] plan = TopicPlan.of("race", "videoPlans", SETTINGS).stream()
                .map(topic -> new NewTopic(prefix + topic.name(), topic.numPartitions(), topic.replicationFactor())
                        .configs(topic.configs()))
                .toArray(NewTopic[]::new);
        var go = new CountDownLatch(1);
        List<Future<Boolean>> starting = new ArrayList<>();
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                KafkaAdmin admin = admin(plan);
                starting.add(services.submit(() -> {
                    go.await();
                    return admin.initialize();
                }));
            }
            go.countDown();
        }

        for (Future<Boolean> service : starting) {
            assertThat(service.get()).isTrue();
        }
        try (var admin = Admin.create(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()))) {
            String plans = prefix + "video.plans";
            assertThat(admin.listTopics().names().get(30, TimeUnit.SECONDS))
                    .contains(plans, prefix + "video.plans.race.dlt");
            assertThat(admin.describeTopics(Set.of(plans)).allTopicNames().get(30, TimeUnit.SECONDS).get(plans)
                    .partitions()).hasSize(3);
            var resource = new ConfigResource(ConfigResource.Type.TOPIC, plans);
            var config = admin.describeConfigs(Set.of(resource)).all().get(30, TimeUnit.SECONDS).get(resource);
            assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
            assertThat(config.get("retention.ms").value()).isEqualTo(Long.toString(Duration.ofDays(90).toMillis()));
        }
    }

    private static KafkaAdmin admin(NewTopic[] plan) {
        var context = new StaticApplicationContext();
        context.registerBean("topics", KafkaAdmin.NewTopics.class, () -> new KafkaAdmin.NewTopics(plan));
        context.refresh();
        var admin = new KafkaAdmin(Map.of("bootstrap.servers", SharedKafka.bootstrapServers()));
        admin.setApplicationContext(context);
        admin.setFatalIfBrokerNotAvailable(true);
        admin.setModifyTopicConfigs(true);
        return admin;
    }
}
