package dev.storyreel.testing;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * Every way in which at-least-once delivery over several topics can tell the same facts: each at least once, some again,
 * in any order. For properties that say that a fold cares for neither.
 */
public final class Interleavings {

    private Interleavings() {}

    /** The facts shuffled, with up to as many repetitions as there are facts. */
    public static <T> Arbitrary<List<T>> of(List<T> facts) {
        if (facts.isEmpty()) {
            return Arbitraries.just(List.of());
        }
        return Arbitraries.of(facts).list().ofMaxSize(facts.size()).flatMap(again -> {
            List<T> told = new ArrayList<>(facts);
            told.addAll(again);
            return Arbitraries.shuffle(told);
        });
    }
}
