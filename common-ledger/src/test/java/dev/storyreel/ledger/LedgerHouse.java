package dev.storyreel.ledger;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.storyreel.events.Brief;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.wire.JdbcInbox;
import dev.storyreel.events.wire.JdbcOutbox;
import dev.storyreel.events.wire.JdbcTakeStore;
import dev.storyreel.events.wire.OutboxBell;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.ledger.admission.AccountRows;
import dev.storyreel.ledger.admission.Admission;
import dev.storyreel.ledger.admission.Limits;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.fetch.LinkFetcher;
import dev.storyreel.ledger.run.Backoff;
import dev.storyreel.ledger.run.Checkpoints;
import dev.storyreel.ledger.run.LedgerMetrics;
import dev.storyreel.ledger.run.Patience;
import dev.storyreel.ledger.run.WorkDirs;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.ledger.store.JdbcLedger;
import dev.storyreel.ledger.store.TakeRows;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Lane;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.testing.SharedPostgres;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A service with a ledger on a database that it empties first, whose time stands still: timers are run by hand, in order. */
final class LedgerHouse implements Market {

    static final Patience PATIENCE = patience(new BigDecimal("0.01"), Patience.Unseen.PARK);

    private static Patience patience(BigDecimal smallDoubtUsd, Patience.Unseen unseen) {
        return new Patience(
            new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
            4,
            7,
            3,
            4,
            Duration.ofHours(6),
            Duration.ofMinutes(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            smallDoubtUsd,
            unseen);
    }

    private static final DataSource DATABASE = migrated();

    final DataSource dataSource = DATABASE;
    final JdbcClient jdbc = JdbcClient.create(dataSource);
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    final SettableClock clock = new SettableClock();
    final WorkRows rows = new WorkRows(jdbc);
    final Timers timers = new Timers(dataSource, Set.of("local"));
    final TakeRows takes = new TakeRows(jdbc);
    final Decisions decisions = new Decisions(jdbc, clock);
    final JdbcLedger ledger = new JdbcLedger(
            rows, takes, timers, this, new JdbcLedger.Replay(5, Duration.ofSeconds(30)), clock);
    final FakeMediaStore media = new FakeMediaStore();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final JdbcOutbox outbox = new JdbcOutbox(jdbc, clock.withZone(ZoneOffset.UTC), new OutboxBell(), Duration.ofSeconds(30));
    final TakeDriver<?> driver = new TakeDriver<>(
            new OnePictureDecider(),
            new JdbcTakeStore<>(jdbc, OnePictureDecider.Picture.class),
            ledger,
            Purse.BOTTOMLESS,
            new JdbcInbox(jdbc),
            outbox,
            transaction);
    final TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
    private final Path folder = folder();
    final WorkDirs workDirs = new WorkDirs(folder);
    final FakeProvider provider;
    private final Patience patience;
    private Admission admission;
    Workshop workshop = Workshop.NOTHING;
    final Set<String> retired = new HashSet<>();

    LedgerHouse(FakeProvider provider) {
        this(provider, PATIENCE.smallDoubtUsd());
    }

    LedgerHouse(FakeProvider provider, BigDecimal smallDoubtUsd) {
        this(provider, smallDoubtUsd, Patience.Unseen.PARK);
    }

    LedgerHouse(FakeProvider provider, BigDecimal smallDoubtUsd, Patience.Unseen unseen) {
        this.provider = provider;
        this.patience = patience(smallDoubtUsd, unseen);
        for (String table : List.of(
                "ledger.slot_work", "ledger.take", "ledger.charge", "ledger.decision", "ledger.work", "ledger.account_key", "ledger.account", "submit_timers", "local_timers", "poll_timers", "outbox", "inbox", "take_state")) {
            jdbc.sql("delete from " + table).update(); // Much faster than to truncate what is nearly empty.
        }
    }

    /** A process of this service: its name is its own. */
    WorkRunner process(String owner, Checkpoints checkpoints) {
        return new WorkRunner(
                owner,
                new WorkRunner.Surroundings(
                        ledger,
                        rows,
                        takes,
                        new Charges(jdbc),
                        decisions,
                        Purse.BOTTOMLESS,
                        new AccountRows(jdbc),
                        timers,
                        transaction,
                        this,
                        media,
                        new LinkFetcher(List.of(), Duration.ofSeconds(5), 1_000_000),
                        workshop,
                        new Semaphore(1),
                        workDirs,
                        outbox,
                        driver,
                        new LedgerMetrics(meters)),
                patience,
                checkpoints,
                clock);
    }

    WorkRunner process(String owner) {
        return process(owner, Checkpoints.UNWATCHED);
    }

    /** Somebody asks for a picture. */
    void request(String prompt) {
        request(take, prompt);
    }

    /** Somebody asks for a picture, and what is to be tried where it is refused. */
    void request(TakeRef of, String prompt, OnRefusal wish) {
        hear(new VideoRequested(of, brief(prompt).withOnRefusal(wish)));
    }

    void request(TakeRef of, String prompt) {
        hear(new VideoRequested(of, brief(prompt)));
    }

    VideoRequested asked(String prompt) {
        return new VideoRequested(take, brief(prompt));
    }

    /** Somebody asks for another take of the film. */
    void requestTake(int number, Map<Slot, TakeRequested.Redo> redos, Set<Slot> reused, String prompt) {
        TakeRef another = new TakeRef(take.tenant(), take.videoId(), number);
        hear(new TakeRequested(
                another, number - 1, brief(prompt), null, new TreeMap<>(redos), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(reused),
                "ada"));
    }

    void cancel(int number) {
        hear(new TakeCancelled(new TakeRef(take.tenant(), take.videoId(), number), "ada", null));
    }

    void hear(Event event) {
        driver.hear(new Fact<>(FactId.of(event), clock.instant(), "the-request", null, event));
    }

    private static Brief brief(String prompt) {
        return new Brief(
                prompt, null, null, 30, "16:9", "480p", new Brief.ModelChoice("a", "ink", "c", "d"), 7, List.of(), null,
                null);
    }

    /** What was said of a take, in order. */
    List<String> said(int number) {
        return jdbc.sql("select type from outbox where take = :take order by id")
                .param("take", number)
                .query(String.class)
                .list()
                .stream()
                .map(type -> type.replace("dev.storyreel.storyboard.", "").replace(".v1", ""))
                .toList();
    }

    /** All was published by now. */
    void published() {
        jdbc.sql("update outbox set sent_at = :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<String> unpublished() {
        return jdbc.sql("select type from outbox where sent_at is null order by id").query(String.class).list().stream()
                .map(type -> type.replace("dev.storyreel.storyboard.", "").replace(".v1", ""))
                .toList();
    }

    /** Runs what is due, and what that makes due at once, as a process would. */
    void runDue(WorkRunner process) {
        round(process);
        for (Optional<Timer> timer = nextDue(); timer.isPresent(); timer = nextDue()) {
            run(process, timer.get());
            round(process);
        }
    }

    /** What a service does between timers; where no keys were named, there is room for everything. */
    void round(WorkRunner process) {
        if (admission != null) {
            admission.admit();
        } else {
            admitAll();
        }
        process.dispatch();
        if (process.carryOut() > 0) {
            round(process);
        }
    }

    /** The account has these keys, and admission chooses among them. */
    void keys(String... names) {
        transaction.executeWithoutResult(_ -> new AccountRows(jdbc).declare(provider.provider(), List.of(names)));
        admission = new Admission(jdbc, transaction, new Limits(Map.of(), 100, null), clock);
    }

    private void admitAll() {
        jdbc.sql("""
                        update ledger.work set state = 'ADMITTED', hold_usd = estimate_usd
                        where state = 'QUEUED' and (not_before is null or not_before <= :now)""")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Lets time pass and runs what is due. */
    void runAfter(Duration time, WorkRunner process) {
        clock.pass(time);
        runDue(process);
    }

    /** Runs a timer; if its process dies, the timer stands. */
    void run(WorkRunner process, Timer timer) {
        String[] id = timer.id().split("/");
        Next next = process.run(
                id[0],
                Integer.parseInt(id[1]),
                timer.lane(),
                timer.due());
        switch (next) {
            case Next.None() ->
                jdbc.sql("delete from " + table(timer.lane()) + " where task_instance = :id")
                        .param("id", timer.id())
                        .update();
            case Next.At(Instant due) ->
                jdbc.sql("update " + table(timer.lane()) + " set execution_time = :due where task_instance = :id")
                        .param("id", timer.id())
                        .param("due", Timestamp.from(due))
                        .update();
        }
    }

    List<Timer> standingTimers() {
        return java.util.Arrays.stream(Lane.values())
                .flatMap(lane -> jdbc.sql("select task_instance, execution_time from " + table(lane))
                        .query((row, _) -> new Timer(
                                lane, row.getString(1), row.getTimestamp(2).toInstant()))
                        .list()
                        .stream())
                .toList();
    }

    /** The timer of the first work that may be called for. */
    Timer firstTimer() {
        round(process("whoever"));
        return standingTimers().getFirst();
    }

    private Optional<Timer> nextDue() {
        return standingTimers().stream()
                .filter(timer -> !timer.due().isAfter(clock.instant()))
                .findFirst();
    }

    WorkRow onlyRow() {
        return rows.find(jdbc.sql("select work_key from ledger.work").query(String.class).single())
                .orElseThrow();
    }

    Work onlyWork() {
        return onlyRow().work();
    }

    /** The types of what was said, in order. */
    List<String> said() {
        return jdbc.sql("select type from outbox order by id").query(String.class).list().stream()
                .map(type -> type.replace("dev.storyreel.storyboard.", "").replace(".v1", ""))
                .toList();
    }

    String payload(String type) {
        return jdbc.sql("select payload from outbox where type like :type")
                .param("type", "%." + type + ".v1")
                .query(String.class)
                .single();
    }

    @Override
    public String provider(Kind kind, String model) {
        return provider.provider();
    }

    @Override
    public BigDecimal estimate(Kind kind, ModelRequest request) {
        return new BigDecimal("0.03");
    }

    @Override
    public double expectedSeconds(Kind kind, ModelRequest request) {
        return 1;
    }

    @Override
    public Optional<String> retired(Kind kind, String model) {
        return retired.contains(model) ? Optional.of("'" + model + "' was retired.") : Optional.empty();
    }

    @Override
    public Optional<Model<?>> model(Kind kind, String model) {
        return provider.serves(model) ? Optional.of(provider) : Optional.empty();
    }

    record Timer(Lane lane, String id, Instant due) {}

    private static String table(Lane lane) {
        return lane.name().toLowerCase() + "_timers";
    }

    private static DataSource migrated() {
        var database = (PGSimpleDataSource) SharedPostgres.freshDatabase();
        database.setCurrentSchema("demo");
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(database);
        HikariDataSource dataSource = new HikariDataSource(pool);
        SchemaMigrations migrations = new SchemaMigrations(dataSource);
        migrations.migrate("demo", "wire");
        migrations.migrate("demo", "timers");
        migrations.migrate("ledger", "ledger");
        return dataSource;
    }

    /** As when the work goes on on another machine. */
    void loseWorkDirs() {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("ledger-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
