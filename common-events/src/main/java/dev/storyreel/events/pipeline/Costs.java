package dev.storyreel.events.pipeline;

import dev.storyreel.events.Phase;
import dev.storyreel.events.WorkCharged;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What a take has cost, in US dollars: the sum of what was charged and of nothing else. Pure.
 *
 * @param byPhase phases without a charge are absent
 * @param byModel by the catalogue's name
 */
public record Costs(BigDecimal totalUsd, SortedMap<Phase, BigDecimal> byPhase, SortedMap<String, BigDecimal> byModel) {

    public Costs {
        byPhase = Collections.unmodifiableSortedMap(new TreeMap<>(byPhase));
        byModel = Collections.unmodifiableSortedMap(new TreeMap<>(byModel));
    }

    public static Costs of(TakeState take) {
        List<WorkCharged> charges = take.charges().stream().map(TakeState.Known::event).toList();
        return new Costs(
                charges.stream().map(WorkCharged::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
                sumBy(charges, WorkCharged::phase),
                sumBy(charges, WorkCharged::model));
    }

    /** What a phase has cost. */
    public BigDecimal phase(Phase phase) {
        return byPhase.getOrDefault(phase, BigDecimal.ZERO);
    }

    private static <K extends Comparable<K>> SortedMap<K, BigDecimal> sumBy(
            List<WorkCharged> charges, Function<WorkCharged, K> key) {
        TreeMap<K, BigDecimal> sums = new TreeMap<>();
        charges.forEach(charge -> sums.merge(key.apply(charge), charge.costUsd(), BigDecimal::add));
        return sums;
    }
}
