package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Fact;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.TakeRef;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedPostgres;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import org.springframework.transaction.support.TransactionTemplate;

/** Several services in one JVM, on one database and one broker, as the launcher runs them. */
class SeveralServicesTest {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Service {

        @Bean
        BlockingQueue<Fact<?>> heard() {
            return new LinkedBlockingQueue<>();
        }

        @Bean
        Consumer<Message<byte[]>> videoChunks(FactReader facts, BlockingQueue<Fact<?>> heard) {
            return message -> heard.add(facts.read(message));
        }
    }

    @Test
    void services_start_at_once_and_each_hears_what_another_says_and_goes_on_after_a_restart() throws Exception {
        String database = SharedPostgres.freshDatabaseUrl();
        List<ConfigurableApplicationContext> services = startAtOnce(database, "alpha-service", "beta-service");
        try {
            TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);

            say(services.getFirst(), new PhaseStarted(take, Phase.CHUNKS, 1, 1, 1));
            for (ConfigurableApplicationContext service : services) {
                assertThat(attemptHeardOf(take, service)).isEqualTo(1);
            }

            services.getLast().close();
            say(services.getFirst(), new PhaseStarted(take, Phase.CHUNKS, 2, 1, 1));
            try (ConfigurableApplicationContext again = start(database, "beta-service")) {
                assertThat(attemptHeardOf(take, again)).as("it goes on where it was").isEqualTo(2);
            }
        } finally {
            services.forEach(ConfigurableApplicationContext::close);
        }
    }

    private static List<ConfigurableApplicationContext> startAtOnce(String database, String... names) throws Exception {
        try (var starters = Executors.newCachedThreadPool()) {
            List<Callable<ConfigurableApplicationContext>> starts = Stream.of(names)
                    .<Callable<ConfigurableApplicationContext>>map(name -> () -> start(database, name))
                    .toList();
            return starters.invokeAll(starts).stream().map(Future::resultNow).toList();
        }
    }

    private static ConfigurableApplicationContext start(String database, String name) {
        return new SpringApplicationBuilder(Service.class)
                .web(WebApplicationType.NONE)
                .properties(Map.of(
                        "spring.application.name", name,
                        "spring.cloud.function.definition", "videoChunks",
                        "STORYREEL_KAFKA", SharedKafka.bootstrapServers(),
                        "STORYREEL_DB_URL", database,
                        "STORYREEL_DB_USER", SharedPostgres.USER,
                        "STORYREEL_DB_PASSWORD", SharedPostgres.PASSWORD))
                .run();
    }

    private static void say(ConfigurableApplicationContext service, PhaseStarted event) {
        service.getBean(TransactionTemplate.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class).say(event, null));
    }

    @SuppressWarnings("unchecked")
    private static int attemptHeardOf(TakeRef take, ConfigurableApplicationContext service) throws InterruptedException {
        BlockingQueue<Fact<?>> heard = service.getBean("heard", BlockingQueue.class);
        while (true) {
            Fact<?> fact = heard.poll(TestTopics.SOON.toSeconds(), TimeUnit.SECONDS);
            assertThat(fact).as("a fact about " + take).isNotNull();
            if (fact.take().equals(take)) {
                return fact.event().attempt();
            }
        }
    }
}
