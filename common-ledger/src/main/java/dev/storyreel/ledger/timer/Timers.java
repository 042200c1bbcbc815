package dev.storyreel.ledger.timer;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.storyreel.ledger.Work;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sets timers, in the caller's transaction. Setting one again leaves the one that stands. */
public final class Timers {

    static final String TASK = "work";

    private final Map<Lane, SchedulerClient> lanes = new EnumMap<>(Lane.class);
    private final List<Consumer<Lane>> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> localProviders;

    /** @param localProviders whose models run on this machine's own processors */
    public Timers(DataSource dataSource, Set<String> localProviders) {
        this.localProviders = Set.copyOf(localProviders);
        DataSource transactional = new TransactionAwareDataSourceProxy(dataSource);
        for (Lane lane : Lane.values()) {
            lanes.put(
                    lane,
                    SchedulerClient.Builder.create(transactional)
                            .tableName(lane.table())
                            .build());
        }
    }

    /** Sets the timer of work that waits for its call. */
    public void queue(Work work, Instant due) {
        set(laneOf(work.provider()), work.key(), work.attempt(), due);
    }

    /** Sets the timer of work that waits for its job. */
    public void poll(Work work, Instant due) {
        set(Lane.POLL, work.key(), work.attempt(), due);
    }

    public Lane laneOf(String provider) {
        return localProviders.contains(provider) ? Lane.LOCAL : Lane.SUBMIT;
    }

    /** Says each lane in which a timer was set, once it is committed. */
    void onSet(Consumer<Lane> listener) {
        listeners.add(listener);
    }

    private void set(Lane lane, String workKey, int attempt, Instant due) {
        client(lane).scheduleIfNotExists(new TaskInstance<Void>(TASK, new TimerId(workKey, attempt).text()), due);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    listeners.forEach(listener -> listener.accept(lane));
                }
            });
        }
    }

    private SchedulerClient client(Lane lane) {
        return java.util.Objects.requireNonNull(lanes.get(lane));
    }

    /** An attempt has timers of its own, so that the end of one attempt's timer cannot take the next one's with it. */
    record TimerId(String workKey, int attempt) {
        String text() {
            return workKey + "/" + attempt;
        }

        static TimerId of(String text) {
            int slash = text.lastIndexOf('/');
            return new TimerId(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
        }
    }
}
