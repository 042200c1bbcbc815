package dev.storyreel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class InterleavingsTest {

    private static final List<String> FACTS = List.of("plan", "frame", "clip");

    @Property
    void tells_every_fact_and_nothing_else(@ForAll("tellings") List<String> telling) {
        assertThat(telling).hasSizeBetween(3, 6).containsOnlyElementsOf(FACTS).containsAll(FACTS);
    }

    @Property
    void tells_some_facts_twice_and_some_out_of_order(@ForAll("tellings") List<String> telling) {
        Statistics.label("twice")
                .collect(telling.size() > FACTS.size())
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
        Statistics.label("out of order")
                .collect(!telling.getFirst().equals("plan"))
                .coverage(coverage -> coverage.check(true).percentage(p -> p > 20));
    }

    @Provide
    Arbitrary<List<String>> tellings() {
        return Interleavings.of(FACTS);
    }
}
