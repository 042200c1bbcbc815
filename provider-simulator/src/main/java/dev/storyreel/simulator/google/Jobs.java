package dev.storyreel.simulator.google;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** All accounts' jobs, in memory. Safe to use from many threads. */
final class Jobs {

    private final Map<String, Job> byName = new HashMap<>();
    private final Map<String, String> nameByFile = new HashMap<>();

    synchronized void add(Job job) {
        byName.put(job.name(), job);
        nameByFile.put(job.file(), job.name());
    }

    synchronized Optional<Job> find(String name, String owner) {
        return Optional.ofNullable(byName.get(name)).filter(job -> job.owner().equals(owner));
    }

    synchronized Optional<Job> withFile(String file) {
        return Optional.ofNullable(nameByFile.get(file)).map(byName::get);
    }

    synchronized Job change(Job job, UnaryOperator<Job> change) {
        Job changed = change.apply(byName.getOrDefault(job.name(), job));
        byName.put(job.name(), changed);
        return changed;
    }

    synchronized void remove(Job job) {
        byName.remove(job.name());
    }
}
