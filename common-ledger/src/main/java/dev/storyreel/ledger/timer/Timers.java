package dev.storyreel.ledger.timer;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.storyreel.ledger.Work;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sets timers, in the caller's transaction. Setting one again leaves the one that stands. */
public final class Timers {

    static final String TASK = "work";

    private final Map<Lane, SchedulerClient> lanes = new EnumMap<>(Lane.class);
    private final List<Consumer<Lane>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> waiting = new CopyOnWriteArrayList<>();
    private final Set<String> localProviders;
    private final JdbcClient jdbc;

    /** @param localProviders whose models run on this machine's own processors */
    public Timers(DataSource dataSource, Set<String> localProviders) {
        this.localProviders = Set.copyOf(localProviders);
        this.jdbc = JdbcClient.create(dataSource);
        DataSource transactional = new TransactionAwareDataSourceProxy(dataSource);
        for (Lane lane : Lane.values()) {
            lanes.put(
                    lane,
                    SchedulerClient.Builder.create(transactional)
                            .tableName(lane.table())
                            .build());
        }
    }

    /**
     * Sets the timer of work that may be called for.
     *
     * @param tries so far: a timer that is just ending must not take the next one's place
     */
    public void queue(Work work, int tries, Instant due) {
        set(laneOf(work.provider()), new TimerId(work.key(), work.attempt(), tries), due);
    }

    /** Sets the timer of work that waits for its job. */
    public void poll(Work work, Instant due) {
        set(Lane.POLL, new TimerId(work.key(), work.attempt(), 0), due);
    }

    /** Has a job asked after at once; one that is being asked after is left to it. */
    public void pollNow(Work work, Instant now) {
        int moved = jdbc.sql("""
                        update poll_timers set execution_time = :now, version = version + 1
                        where task_name = :task and task_instance = :id and not picked and execution_time > :now""")
                .param("now", Timestamp.from(now))
                .param("task", TASK)
                .param("id", new TimerId(work.key(), work.attempt(), 0).text())
                .update();
        if (moved > 0) {
            wakeAfterCommit(Lane.POLL);
        }
    }

    /** Work was ordered that waits to be admitted. */
    public void waits() {
        wakeAfterCommit(null);
    }

    /** Whether a provider's models run on this machine's own processors, and so need no admission. */
    public boolean local(String provider) {
        return localProviders.contains(provider);
    }

    public Lane laneOf(String provider) {
        return localProviders.contains(provider) ? Lane.LOCAL : Lane.SUBMIT;
    }

    /** Says when work was ordered that waits to be admitted, once it is committed. */
    public void onWaiting(Runnable listener) {
        waiting.add(listener);
    }

    /** Says each lane in which a timer was set, once it is committed. */
    void onSet(Consumer<Lane> listener) {
        listeners.add(listener);
    }

    private void set(Lane lane, TimerId id, Instant due) {
        client(lane).scheduleIfNotExists(new TaskInstance<Void>(TASK, id.text()), due);
        wakeAfterCommit(lane);
    }

    private void wakeAfterCommit(@Nullable Lane lane) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    if (lane == null) {
                        waiting.forEach(Runnable::run);
                    } else {
                        listeners.forEach(listener -> listener.accept(lane));
                    }
                }
            });
        }
    }

    private SchedulerClient client(Lane lane) {
        return java.util.Objects.requireNonNull(lanes.get(lane));
    }

    /** An attempt has timers of its own, so that the end of one attempt's timer cannot take the next one's with it. */
    record TimerId(String workKey, int attempt, int tries) {
        String text() {
            return workKey + "/" + attempt + "/" + tries;
        }

        static TimerId of(String text) {
            String[] parts = text.split("/", -1);
            return new TimerId(parts[0], Integer.parseInt(parts[1]), parts.length > 2 ? Integer.parseInt(parts[2]) : 0);
        }
    }
}
