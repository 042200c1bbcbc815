package dev.storyreel.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The faults that are still to happen, in the order they were asked for. Safe to use from many threads. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();

    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** Takes one, if there is one for this: it happens now. */
    public synchronized Optional<Fault> take(Fault.What what, String provider, String model) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.concerns(what, provider, model) && ThreadLocalRandom.current().nextDouble() < fault.chance()) {
                if (fault.times() > 1) {
                    waiting.set(i, fault.once());
                } else {
                    waiting.remove(i);
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
