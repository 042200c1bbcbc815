package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Plan;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.ledger.admission.AccountLimit;
import dev.storyreel.ledger.admission.AccountRows;
import dev.storyreel.ledger.admission.Admission;
import dev.storyreel.ledger.admission.Limits;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.replicate.ReplicateAutoConfiguration;
import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.testing.SharedPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two keys of two accounts, each of which Replicate takes so many calls of in a minute: admission and client let twice as many through. */
@Timeout(60)
class SeveralKeysTest {

    private static final int PER_MINUTE = 20;
    private static final String ACCOUNT = "replicate";

    private final DataSource database = SharedPostgres.freshDatabase();
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database));
    private Instant now = Instant.parse("2026-11-21T04:00:00Z");
    private SimulatorProcess simulator;
    private AnnotationConfigApplicationContext application;
    private Model<ImageRequest> model;
    private List<String> keys;

    @TempDir
    Path dir;

    @BeforeEach
    void start() {
        new SchemaMigrations(database).migrate("ledger", "ledger");
        simulator = SimulatorProcess.start(
                dir.resolve("simulator.log"), "--dir", dir.resolve("simulator").toString(),
                "--replicate-per-minute", Integer.toString(PER_MINUTE), "--plain");
        application = new AnnotationConfigApplicationContext();
        application.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", Map.of(
                "REPLICATE_API_TOKEN", "r8_one,r8_two",
                "storyreel.replicate.url", simulator.replicateUrl().toString())));
        application.register(ModelsAutoConfiguration.class, ReplicateAutoConfiguration.class);
        application.refresh();
        ModelRegistry models = application.getBean(ModelRegistry.class);
        model = models.serving(Kind.IMAGE, picture());
        keys = models.keys().get(ACCOUNT);
        transaction.executeWithoutResult(_ -> new AccountRows(jdbc).declare(ACCOUNT, keys));
    }

    @AfterEach
    void stop() {
        application.close();
        simulator.close();
    }

    @Test
    void what_two_keys_may_do_in_a_minute_is_done_and_each_job_is_known_by_its_own_key_alone() {
        Admission admission = new Admission(
                jdbc, transaction,
                new Limits(Map.of(ACCOUNT, new AccountLimit(1000, PER_MINUTE)), 500, null), () -> now);
        queue(5 * PER_MINUTE);
        Map<String, Integer> accepted = new TreeMap<>();
        Map<String, String> keyOfJob = new LinkedHashMap<>();
        for (int second = 0; second < 60; second++) {
            admission.admit();
            for (CallContext call : admitted()) {
                accepted.merge(String.valueOf(call.key()), 1, Integer::sum);
                keyOfJob.put(submit(call).jobId(), String.valueOf(call.key()));
            }
            now = now.plus(Duration.ofSeconds(1));
        }

        assertThat(accepted).containsOnlyKeys(keys);
        // A tenth may go at once, and the refill is slower for it, so that no minute sees more.
        assertThat(accepted.values()).allMatch(calls -> calls >= PER_MINUTE - 2 && calls <= PER_MINUTE);
        assertThat(simulator.bill().count()).isEqualTo(keyOfJob.size()).isGreaterThan(PER_MINUTE);

        Map.Entry<String, String> job = keyOfJob.entrySet().iterator().next();
        String other = keys.getFirst().equals(job.getValue()) ? keys.getLast() : keys.getFirst();
        assertThat(model.poll(job.getKey(), call("x", job.getValue()))).isNotInstanceOf(Answer.Failed.class);
        assertThat(model.poll(job.getKey(), call("x", other))).isInstanceOf(Answer.Failed.class);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < PER_MINUTE; i++) {
                        submit(call("more-" + i, keys.getFirst()));
                    }
                })
                .as("what one key takes is used up")
                .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.code()).isEqualTo("RATE_LIMITED"));
    }

    private Answer.Running submit(CallContext call) {
        return (Answer.Running) model.submit(picture(), model.prepare(picture(), call), call);
    }

    private CallContext call(String work, String key) {
        return new CallContext(work, null, dir, key);
    }

    /** What was admitted since, which then is at Replicate. */
    private List<CallContext> admitted() {
        return jdbc.sql("""
                        update ledger.work set state = 'SUBMITTED' where state = 'ADMITTED'
                        returning work_key, account_key""")
                .query((row, _) -> call(row.getString(1), row.getString(2)))
                .list();
    }

    private void queue(int pieces) {
        jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind,
                            provider, model, request, state, estimate_usd, queued_at)
                        select lpad(to_hex(n), 64, '0'), 'local', 'film', 1, 'frame/' || n, 0, 1, 'storyboard', 'IMAGE',
                               'replicate', 'flux-schnell', '{}', 'QUEUED', 0.003, timestamptz '2026-11-21T03:00:00Z'
                        from generate_series(1, :pieces) n""")
                .param("pieces", pieces)
                .update();
    }

    private static ImageRequest picture() {
        return new ImageRequest(
                "flux-schnell", "A silver robot at sunset", null, 854, 480, 7, List.of(),
                new ImageRequest.Look(
                        "a silver robot", new Plan.Setting("city", "sunset", "clear", "Austin at sunset"), "photographic",
                        List.of("#1b1b2f"), "hopeful", List.of(), "hero-shot", "wide", "push-in", 0.0));
    }
}
