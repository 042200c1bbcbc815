package dev.storyreel.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** The faults that are still to happen, in the order they were asked for. Safe to use from many threads. */
public final class Faults {

    private final List<Fault> waiting = new ArrayList<>();
    private final SortedMap<String, Integer> met = new TreeMap<>();
    private final RandomGenerator dice;

    /** @param seed of the dice thrown for faults that have a chance */
    public Faults(long seed) {
        this.dice = new Random(seed);
    }

    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    public synchronized void clear() {
        waiting.clear();
    }

    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /** How often each has happened, by provider and fault. */
    public synchronized SortedMap<String, Integer> met() {
        return new TreeMap<>(met);
    }

    /** Takes one, if there is one for this: it happens now. */
    public synchronized Optional<Fault> take(Fault.What what, String provider, String model) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            if (fault.concerns(what, provider, model) && dice.nextDouble() < fault.chance()) {
                if (fault.times() > 1) {
                    waiting.set(i, fault.once());
                } else {
                    waiting.remove(i);
                }
                met.merge(provider + " " + what, 1, Integer::sum);
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
