package dev.storyreel.ledger.timer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.storyreel.ledger.timer.Timers.TimerId;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.context.SmartLifecycle;

/** Runs what is due, lane by lane, each run on a virtual thread. Revives the timers of processes that died. */
public final class TimerLoop implements SmartLifecycle {

    /**
     * @param limits           how many runs of a lane may be under way
     * @param pollingInterval  how often the tables are looked at; what this process sets itself is run at once
     * @param heartbeat        how often a run shows that it is alive
     * @param missedHeartbeats after which it is taken for dead
     * @param shutdownWait     how long a run may go on after the process is asked to stop
     */
    public record Pace(
            Map<Lane, Integer> limits,
            Duration pollingInterval,
            Duration heartbeat,
            int missedHeartbeats,
            Duration shutdownWait) {}

    private static final Duration AFTER_A_FAULT = Duration.ofSeconds(2);

    private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class);
    private final DataSource dataSource;
    private final DueWork work;
    private final Pace pace;
    private final String owner;
    private volatile boolean running;

    public TimerLoop(DataSource dataSource, Timers timers, DueWork work, Pace pace, String owner) {
        this.dataSource = dataSource;
        this.work = work;
        this.pace = pace;
        this.owner = owner;
        timers.onSet(this::wake);
    }

    @Override
    public void start() {
        for (Lane lane : Lane.values()) {
            Scheduler scheduler = scheduler(lane);
            schedulers.put(lane, scheduler);
            scheduler.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        // Side by side: each waits for its own runs.
        List<Thread> stopping = schedulers.values().stream()
                .map(scheduler -> Thread.startVirtualThread(scheduler::stop))
                .toList();
        for (Thread thread : stopping) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void wake(Lane lane) {
        Scheduler scheduler = schedulers.get(lane);
        if (running && scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    private Scheduler scheduler(Lane lane) {
        int limit = pace.limits().getOrDefault(lane, 1);
        return Scheduler.create(dataSource, task(lane))
                .tableName(lane.table())
                .schedulerName(new SchedulerName.Fixed(owner))
                .executorService(Executors.newVirtualThreadPerTaskExecutor())
                .threads(limit)
                .pollUsingLockAndFetch(0.5, 1.0)
                .pollingInterval(pace.pollingInterval())
                .heartbeatInterval(pace.heartbeat())
                .missedHeartbeatsLimit(pace.missedHeartbeats())
                .shutdownMaxWait(pace.shutdownWait())
                .build();
    }

    private Task<Void> task(Lane lane) {
        return Tasks.custom(Timers.TASK, Void.class)
                .onFailure((complete, timer) ->
                        timer.reschedule(complete, complete.getTimeDone().plus(AFTER_A_FAULT)))
                .onDeadExecutionRevive()
                .execute((timer, context) -> run(lane, timer, context));
    }

    private CompletionHandler<Void> run(Lane lane, TaskInstance<Void> timer, ExecutionContext context) {
        TimerId id = TimerId.of(timer.getId());
        Next next = work.run(id.workKey(), id.attempt(), lane, context.getExecution().getExecutionTime());
        return switch (next) {
            case Next.None() -> (_, handle) -> handle.remove();
            case Next.At(var due) -> (complete, handle) -> handle.reschedule(complete, due);
        };
    }
}
