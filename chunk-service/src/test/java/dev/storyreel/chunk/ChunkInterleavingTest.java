package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Event;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.testing.Interleavings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever order facts and results come in, and however often, the film and what is asked for are the same. */
class ChunkInterleavingTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private static final List<Event> FACTS = List.of(
            Films.requested("animatic"),
            Films.planned(),
            new PlanReady(Films.TAKE, 2, Films.plan(List.of(Films.beat("open", 10), Films.beat("calm", 4)))),
            Films.drawn("open"),
            Films.drawn("calm"),
            new FrameReady(Films.TAKE, Slot.frame("calm"), 2, "calm", Films.image("calmer"), "animatic", 2),
            new StoryboardReady(
                    Films.TAKE,
                    List.of(
                            new StoryboardReady.Frame("open", Films.image("open")),
                            new StoryboardReady.Frame("calm", Films.image("calmer")))));

    @Property(tries = 300)
    void facts_in_any_order_give_one_state_and_the_same_decisions(@ForAll("tellings") List<Event> told) {
        ChunkDecider decider = new ChunkDecider(CATALOGUE, 2);

        assertThat(heard(decider, told)).isEqualTo(heard(decider, FACTS));
        assertThat(decider.decide(heard(decider, told))).isEqualTo(decider.decide(heard(decider, FACTS)));
    }

    /** Results come back in any order, some twice, between repeated facts; beats go as many side by side as may be. */
    @Property(tries = 300)
    void results_in_any_order_ask_for_the_same_and_end_in_one_state(
            @ForAll("tellings") List<Event> repeated, @ForAll("luck") List<Integer> luck, @ForAll("lanes") int lanes) {
        Outcome expected = film(new ChunkDecider(CATALOGUE, 1), List.of(), List.of(0));
        Outcome outcome = film(new ChunkDecider(CATALOGUE, lanes), repeated, luck);

        assertThat(outcome.asked()).isEqualTo(expected.asked());
        assertThat(outcome.state()).isEqualTo(expected.state());
    }

    @Provide
    Arbitrary<List<Event>> tellings() {
        return Interleavings.of(FACTS);
    }

    @Provide
    Arbitrary<List<Integer>> luck() {
        return Arbitraries.integers().between(0, 1_000).list().ofMinSize(1).ofMaxSize(40);
    }

    @Provide
    Arbitrary<Integer> lanes() {
        return Arbitraries.integers().between(1, 4);
    }

    private static ChunkState heard(ChunkDecider decider, List<Event> told) {
        ChunkState state = decider.initial(Films.TAKE);
        for (Event fact : told) {
            state = decider.hear(state, fact);
        }
        return state;
    }

    private static Outcome film(ChunkDecider decider, List<Event> repeated, List<Integer> luck) {
        ChunkState state = heard(decider, FACTS);
        Set<WorkOrder> asked = new HashSet<>();
        List<Work> underWay = new ArrayList<>();
        List<Work> ended = new ArrayList<>();
        for (int turn = 0; ; turn++) {
            for (WorkOrder order : Films.orders(decider.decide(state))) {
                if (asked.add(order)) {
                    underWay.add(Films.done(order));
                }
            }
            if (underWay.isEmpty()) {
                return new Outcome(state, asked);
            }
            int chance = luck.get(turn % luck.size());
            Work next = underWay.remove(chance % underWay.size());
            state = decider.ended(state, next);
            ended.add(next);
            state = decider.ended(state, ended.get(chance % ended.size()));
            if (!repeated.isEmpty()) {
                state = decider.hear(state, repeated.get(chance % repeated.size()));
            }
        }
    }

    private record Outcome(ChunkState state, Set<WorkOrder> asked) {}
}
