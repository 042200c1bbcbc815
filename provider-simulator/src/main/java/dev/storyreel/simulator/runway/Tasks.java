package dev.storyreel.simulator.runway;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All accounts' jobs, in memory; of each model so many run together, and the rest wait in turn. Safe to use from many threads. */
final class Tasks {

    private static final Duration DAY = Duration.ofDays(1);

    private final int atOnce;
    private final Map<String, Task> byId = new LinkedHashMap<>();

    Tasks(int atOnce) {
        this.atOnce = atOnce;
    }

    synchronized void add(Task task) {
        byId.put(task.id(), task);
        admit(Instant.now());
    }

    /** As it stands now. */
    synchronized Optional<Task> find(String id) {
        admit(Instant.now());
        return Optional.ofNullable(byId.get(id));
    }

    synchronized void change(Task task, UnaryOperator<Task> change) {
        byId.computeIfPresent(task.id(), (_, now) -> change.apply(now));
    }

    synchronized void delete(Task task) {
        byId.remove(task.id());
    }

    /** How many jobs of a model an account has begun in the last day. */
    synchronized int lately(String owner, String model, Instant now) {
        return (int) byId.values().stream()
                .filter(task -> task.owner().equals(owner) && task.order().card().model().equals(model))
                .filter(task -> task.createdAt().isAfter(now.minus(DAY)))
                .count();
    }

    private void admit(Instant now) {
        for (Task waiting : List.copyOf(byId.values())) {
            if (waiting.status(now) == Task.Status.THROTTLED && underWay(waiting, now) < atOnce) {
                byId.put(waiting.id(), waiting.admitted(now));
            }
        }
    }

    private long underWay(Task like, Instant now) {
        return byId.values().stream()
                .filter(task -> task.owner().equals(like.owner())
                        && task.order().card().model().equals(like.order().card().model()))
                .map(task -> task.status(now))
                .filter(status -> status == Task.Status.PENDING || status == Task.Status.RUNNING)
                .count();
    }
}
