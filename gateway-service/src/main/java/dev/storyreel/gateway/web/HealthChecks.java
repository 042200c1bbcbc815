package dev.storyreel.gateway.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.media.MediaException;
import dev.storyreel.media.MediaStore;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.stereotype.Component;

/** Asks what the gateway stands on, side by side, each with a short limit; an answer is used again for a few seconds. */
@Component
class HealthChecks implements DisposableBean {

    enum State {
        @JsonProperty("up")
        UP,
        @JsonProperty("down")
        DOWN
    }

    /** Up where everything is. */
    record Health(State status, State database, State kafka, State objectStore, Instant at) {}

    /** A check that asks, and throws where it gets no good answer. */
    @FunctionalInterface
    private interface Check {
        void ask() throws InterruptedException, ExecutionException, TimeoutException, java.io.IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
    private static final int LIMIT_SECONDS = 3;

    private final JdbcClient jdbc;
    private final MediaStore media;
    private final Clock clock;
    private final GatewayProperties properties;
    private final KafkaAdmin kafka;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Object adminLock = new Object();
    private @Nullable Admin admin;
    private @Nullable Health last;

    HealthChecks(JdbcClient jdbc, MediaStore media, KafkaAdmin kafka, Clock clock, GatewayProperties properties) {
        this.jdbc = jdbc;
        this.media = media;
        this.kafka = kafka;
        this.clock = clock;
        this.properties = properties;
    }

    synchronized Health now() {
        Health known = last;
        if (known != null && known.at().plus(properties.healthFor()).isAfter(clock.instant())) {
            return known;
        }
        Map<String, CompletableFuture<State>> asked = new LinkedHashMap<>();
        asked.put("database", ask("database", () -> jdbc.sql("select 1").query(Integer.class).single()));
        asked.put("kafka", ask("kafka", () -> admin().describeCluster().clusterId().get(LIMIT_SECONDS, TimeUnit.SECONDS)));
        asked.put("objectStore", ask("objectStore", this::askObjectStore));
        State database = answer(asked, "database");
        State broker = answer(asked, "kafka");
        State objects = answer(asked, "objectStore");
        boolean up = database == State.UP && broker == State.UP && objects == State.UP;
        Health health = new Health(up ? State.UP : State.DOWN, database, broker, objects, clock.instant());
        last = health;
        return health;
    }

    private CompletableFuture<State> ask(String what, Check check) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        check.ask();
                        return State.UP;
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        return State.DOWN;
                    } catch (RuntimeException | ExecutionException | TimeoutException | java.io.IOException e) {
                        LOG.warn("The {} does not answer: {}", what, e.toString());
                        return State.DOWN;
                    }
                },
                threads);
    }

    private static State answer(Map<String, CompletableFuture<State>> asked, String what) {
        CompletableFuture<State> answer = asked.get(what);
        return answer == null
                ? State.DOWN
                : answer.completeOnTimeout(State.DOWN, LIMIT_SECONDS + 1, TimeUnit.SECONDS).join();
    }

    /** An object that is not there is an answer too. */
    private void askObjectStore() throws java.io.IOException {
        try {
            var object = media.open("health/check", null);
            if (object.isPresent()) {
                object.get().content().close();
            }
        } catch (MediaException e) {
            if (e.code() != MediaException.Code.MISSING) {
                throw e;
            }
        }
    }

    /** One client, since each has a thread and connections of its own; made by the first to ask. */
    private Admin admin() {
        synchronized (adminLock) {
            Admin client = admin;
            if (client == null) {
                Map<String, Object> settings = new LinkedHashMap<>(kafka.getConfigurationProperties());
                settings.put("client.id", "gateway-health");
                client = Admin.create(settings);
                admin = client;
            }
            return client;
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
        synchronized (adminLock) {
            if (admin != null) {
                admin.close(java.time.Duration.ofSeconds(1));
            }
        }
    }
}
