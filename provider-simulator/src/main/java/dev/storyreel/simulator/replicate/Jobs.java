package dev.storyreel.simulator.replicate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The account's jobs, in memory. Safe to use from many threads. */
final class Jobs {

    private final Map<String, Job> byId = new LinkedHashMap<>();

    synchronized void add(Job job) {
        byId.put(job.id(), job);
    }

    synchronized Optional<Job> find(String id, String owner) {
        return Optional.ofNullable(byId.get(id)).filter(job -> job.owner().equals(owner));
    }

    synchronized Optional<Job> deliveredAt(String delivery) {
        return byId.values().stream().filter(job -> job.delivery().equals(delivery)).findFirst();
    }

    synchronized Job change(Job job, UnaryOperator<Job> change) {
        Job changed = change.apply(byId.getOrDefault(job.id(), job));
        byId.put(job.id(), changed);
        return changed;
    }

    /** Newest first. */
    synchronized List<Job> created(String owner, Instant after, Instant before) {
        List<Job> found = new ArrayList<>();
        for (Job job : byId.values()) {
            if (job.owner().equals(owner) && job.createdAt().isAfter(after) && job.createdAt().isBefore(before)) {
                found.addFirst(job);
            }
        }
        return found;
    }
}
