package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.Topics;
import dev.storyreel.testing.SharedKafka;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxRelayTest {

    private final TestDatabase database = new TestDatabase();
    private final OutboxBell bell = new OutboxBell();
    private final Outbox outbox = new JdbcOutbox(database.jdbc, Clock.systemUTC(), bell, Duration.ofSeconds(30));
    private final List<OutboxRelay> relays = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
    private DefaultKafkaProducerFactory<byte[], byte[]> producers;

    @BeforeAll
    static void makeTopic() throws Exception {
        TestTopics.make(Topics.CHUNKS, 6);
    }

    @BeforeEach
    void connect() {
        producers = new DefaultKafkaProducerFactory<>(Map.of(
                "bootstrap.servers", SharedKafka.bootstrapServers(),
                "acks", "all",
                "key.serializer", ByteArraySerializer.class,
                "value.serializer", ByteArraySerializer.class));
    }

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::stop);
        producers.destroy();
    }

    @Test
    void facts_of_a_video_are_published_in_the_order_in_which_they_were_committed() throws Exception {
        startRelay(new KafkaTemplate<>(producers), database.dataSource);
        var firstIsSaid = new CountDownLatch(1);
        var maySayMore = new CountDownLatch(1);
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = services.submit(() -> database.inTransaction(() -> {
                outbox.say(fact(1), null);
                firstIsSaid.countDown();
                waitFor(maySayMore);
                outbox.say(fact(2), null);
            }));
            firstIsSaid.await();
            // About the same video, and ready to commit before the other is.
            Future<?> quick = services.submit(() -> database.inTransaction(() -> outbox.say(fact(3), null)));
            await().atMost(TestTopics.SOON).until(() -> quick.isDone() || somebodyWaitsForALock());
            maySayMore.countDown();
            slow.get();
            quick.get();
        }

        assertThat(published(3)).containsExactly(1, 2, 3);
    }

    @Test
    void several_relays_share_the_work_and_keep_the_order() throws Exception {
        for (int i = 0; i < 3; i++) {
            startRelay(new KafkaTemplate<>(producers), database.dataSource);
        }
        List<TakeRef> takes = Stream.generate(() -> TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT)).limit(6).toList();
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> saying = new ArrayList<>();
            for (TakeRef each : takes) {
                saying.add(services.submit(() -> {
                    for (int attempt = 1; attempt <= 50; attempt++) {
                        var event = new PhaseStarted(each, Phase.CHUNKS, attempt, 1, 1);
                        database.inTransaction(() -> outbox.say(event, null));
                    }
                }));
            }
            for (Future<?> said : saying) {
                said.get();
            }
        }
        await().atMost(TestTopics.SOON).until(() -> backlog() == 0);

        for (TakeRef each : takes) {
            assertThat(attempts(each, 50)).isEqualTo(IntStream.rangeClosed(1, 50).boxed().toList());
        }
    }

    @Test
    void what_the_broker_did_not_take_is_sent_again_and_the_last_telling_is_in_order() {
        var broker = new BrokerThatGoesAway(producers, 2);
        database.inTransaction(() -> IntStream.rangeClosed(1, 5).forEach(n -> outbox.say(fact(n), null)));

        startRelay(broker, database.dataSource);
        await().atMost(TestTopics.SOON).until(() -> broker.refused.get() >= 3);
        assertThat(backlog()).as("nothing is marked that was not taken").isEqualTo(3);
        broker.patience.set(Integer.MAX_VALUE);
        await().atMost(TestTopics.SOON).until(() -> backlog() == 0);

        assertThat(published(5)).containsExactly(1, 2, 3, 4, 5);
        assertThat(meters.counter("storyreel.outbox.failures").count()).isPositive();
    }

    @Test
    void the_relay_outlives_the_databases_absence() {
        var database = new DatabaseThatGoesAway(this.database.dataSource);
        database.away = true;
        startRelay(new KafkaTemplate<>(producers), database);
        await().atMost(TestTopics.SOON).until(() -> meters.counter("storyreel.outbox.failures").count() >= 2);
        assertThat(meters.get("storyreel.outbox.backlog").gauge().value()).isNaN();

        database.away = false;
        this.database.inTransaction(() -> outbox.say(fact(1), null));

        assertThat(published(1)).containsExactly(1);
    }

    @Test
    void the_backlog_and_its_age_are_known() {
        database.inTransaction(() -> {
            outbox.say(fact(1), null);
            outbox.say(fact(2), null);
        });
        database.jdbc.sql("update outbox set said_at = now() - interval '1 hour'").update();

        OutboxGauges.register(new OutboxRows(database.jdbc), meters);

        assertThat(meters.get("storyreel.outbox.backlog").gauge().value()).isEqualTo(2);
        assertThat(meters.get("storyreel.outbox.oldest").timeGauge().value(java.util.concurrent.TimeUnit.MINUTES))
                .isBetween(60.0, 61.0);
    }

    private void startRelay(KafkaTemplate<byte[], byte[]> kafka, DataSource dataSource) {
        var relay = new OutboxRelay(
                new OutboxRows(JdbcClient.create(dataSource)),
                new FactPublisher(kafka, "chunk-service"),
                new TransactionTemplate(new JdbcTransactionManager(dataSource)),
                bell,
                new EventsProperties.Outbox(Duration.ofMillis(20), Duration.ofMillis(20), 200, Duration.ofSeconds(30)),
                meters);
        relays.add(relay);
        relay.start();
    }

    private PhaseStarted fact(int n) {
        return new PhaseStarted(take, Phase.CHUNKS, n, 1, 1);
    }

    private List<Integer> published(int count) {
        return attempts(take, count);
    }

    private static List<Integer> attempts(TakeRef take, int count) {
        return TestTopics.read(Topics.CHUNKS, take, count).stream()
                .map(told -> EventJson.mapper().readValue(told.value(), PhaseStarted.class).attempt())
                .toList();
    }

    private int backlog() {
        return (int) new OutboxRows(database.jdbc).backlog().rows();
    }

    private boolean somebodyWaitsForALock() {
        return database.jdbc
                .sql("select count(*) > 0 from pg_locks where not granted and locktype = 'advisory'")
                .query(Boolean.class)
                .single();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes so many records, then none until it is given more patience. */
    private static final class BrokerThatGoesAway extends KafkaTemplate<byte[], byte[]> {
        final AtomicInteger patience;
        final AtomicInteger refused = new AtomicInteger();

        BrokerThatGoesAway(DefaultKafkaProducerFactory<byte[], byte[]> producers, int patience) {
            super(producers);
            this.patience = new AtomicInteger(patience);
        }

        @Override
        public CompletableFuture<SendResult<byte[], byte[]>> send(ProducerRecord<byte[], byte[]> told) {
            if (patience.getAndUpdate(left -> left == 0 ? 0 : left - 1) == 0) {
                refused.incrementAndGet();
                return CompletableFuture.failedFuture(new TimeoutException("the broker is away"));
            }
            return super.send(told);
        }
    }

    private static final class DatabaseThatGoesAway extends DelegatingDataSource {
        volatile boolean away;

        DatabaseThatGoesAway(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away) {
                throw new SQLException("the database is away");
            }
            return super.getConnection();
        }
    }
}
