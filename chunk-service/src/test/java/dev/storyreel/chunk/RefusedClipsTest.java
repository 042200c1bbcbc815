package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.AskedOtherwise.Way;
import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.Slot;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.planning.SoftPrompt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What becomes of clips that a provider refuses, where other ways are wished for that case. */
class RefusedClipsTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private static final OnRefusal EVERY_WAY =
            new OnRefusal(true, true, new OnRefusal.OtherModels(null, null, "hailuo-02", null));
    private static final Slot STORM = Slot.clip("storm", 1);

    private final ChunkDecider decider = new ChunkDecider(CATALOGUE, 2);

    @Test
    void a_refused_clip_is_asked_for_with_a_new_seed_then_in_milder_words_then_of_another_model() {
        ChunkState state = drawn(EVERY_WAY);
        ClipRequest wished = clip(order(state, STORM));

        state = refused(state, STORM, 1);
        ClipRequest seeded = clip(order(state, STORM));
        state = refused(state, STORM, 2);
        ClipRequest softened = clip(order(state, STORM));
        state = refused(state, STORM, 3);
        ClipRequest others = clip(order(state, STORM));

        assertThat(seeded.prompt()).isEqualTo(wished.prompt());
        assertThat(seeded.seed()).isNotEqualTo(wished.seed());
        assertThat(softened.prompt()).isEqualTo(wished.prompt() + ". " + SoftPrompt.PICTURES);
        assertThat(softened.seed()).isEqualTo(seeded.seed());
        assertThat(others.model()).isEqualTo("hailuo-02");
        assertThat(others.prompt()).isEqualTo(softened.prompt());
        assertThat(others.seconds()).as("the least that covers 5 s").isEqualTo(6);
        assertThat(order(state, STORM).rung()).isEqualTo(3);
        assertThat(Films.said(decider.decide(state), AskedOtherwise.class))
                .extracting(AskedOtherwise::attempt, AskedOtherwise::way, AskedOtherwise::model, AskedOtherwise::refusedBy)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, Way.NEW_SEED, "animatic", "animatic"),
                        org.assertj.core.groups.Tuple.tuple(2, Way.SOFTENED_PROMPT, "animatic", "animatic"),
                        org.assertj.core.groups.Tuple.tuple(3, Way.ANOTHER_MODEL, "hailuo-02", "animatic"));
        assertThat(Films.said(decider.decide(state), PhaseFailed.class)).isEmpty();
    }

    @Test
    void once_every_way_was_refused_the_phase_fails_with_the_last_reason_and_what_was_tried() {
        ChunkState state = drawn(EVERY_WAY);
        for (int attempt = 1; attempt <= 4; attempt++) {
            state = refused(state, STORM, attempt);
        }

        assertThat(Films.orders(decider.decide(state))).isEmpty();
        assertThat(Films.said(decider.decide(state), PhaseFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.attempt()).isEqualTo(4);
            assertThat(failed.failure().message())
                    .startsWith("The storm was declined. Every way")
                    .endsWith("a new seed, a softened prompt, the model hailuo-02.");
            assertThat(failed.failure().suggestion()).isEqualTo("Try rain.");
        });
    }

    @Test
    void without_the_wish_a_refusal_is_the_end_and_its_suggestion_says_what_could_be_wished() {
        ChunkState state = refused(drawn(null), STORM, 1);

        assertThat(Films.orders(decider.decide(state))).isEmpty();
        assertThat(Films.said(decider.decide(state), AskedOtherwise.class)).isEmpty();
        assertThat(Films.said(decider.decide(state), PhaseFailed.class))
                .singleElement()
                .satisfies(failed -> assertThat(failed.failure().suggestion()).startsWith("Try rain.").contains("'onRefusal'"));
    }

    @Test
    void only_a_refusal_leads_on() {
        ChunkState state = drawn(EVERY_WAY);
        WorkOrder storm = order(state, STORM);

        state = decider.ended(state, Films.failed(storm, WorkState.FAILED));

        assertThat(order(state, STORM)).isEqualTo(storm);
        assertThat(Films.said(decider.decide(state), AskedOtherwise.class)).isEmpty();
    }

    @Test
    void what_failed_on_the_way_is_named_again_in_the_same_way() {
        ChunkState state = refused(drawn(EVERY_WAY), STORM, 1);
        WorkOrder seeded = order(state, STORM);

        state = decider.ended(state, Films.at(2, Films.failed(seeded, WorkState.FAILED)));

        assertThat(order(state, STORM)).isEqualTo(seeded);
    }

    @Test
    void nothing_is_tried_otherwise_once_another_piece_is_given_up() {
        ChunkState state = drawn(EVERY_WAY);
        state = decider.ended(state, Films.failed(order(state, Slot.clip("open", 1)), WorkState.CANCELLED));

        state = refused(state, STORM, order(drawn(EVERY_WAY), STORM), 1);

        assertThat(Films.orders(decider.decide(state))).isEmpty();
    }

    @Test
    void another_models_longer_clip_is_trimmed_to_the_beat_and_says_who_made_it() {
        OnRefusal other = new OnRefusal(false, false, new OnRefusal.OtherModels(null, null, "hailuo-02", null));
        ChunkState state = drawn(other);

        state = refused(state, STORM, 1);
        state = decider.ended(state, Films.at(2, Films.done(order(state, STORM), 6)));
        for (String slot : List.of("clip/open/1", "clip/open/2", "clip/calm/1")) {
            state = decider.ended(state, Films.done(order(state, new Slot(slot))));
        }

        CutRequest cut = (CutRequest) Films.orders(decider.decide(state)).getFirst().request();
        assertThat(cut.clips()).extracting(CutRequest.Piece::playedSeconds).containsExactly(5.0, 5.0, 5.0, 3.0);
        assertThat(Films.said(decider.decide(state), ChunkReady.class))
                .filteredOn(chunk -> chunk.slot().equals(STORM))
                .singleElement()
                .satisfies(chunk -> {
                    assertThat(chunk.model()).isEqualTo("hailuo-02");
                    assertThat(chunk.attempt()).isEqualTo(2);
                    assertThat(chunk.seconds()).isEqualTo(6);
                    assertThat(chunk.playedSeconds()).isEqualTo(5);
                });
    }

    @Test
    void what_was_refused_survives_the_row_it_lies_in_and_rows_of_before_are_still_read() {
        ChunkState state = refused(drawn(EVERY_WAY), STORM, 1);
        ChunkState before = drawn(null);

        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(state), ChunkState.class))
                .isEqualTo(state);
        assertThat(EventJson.mapper().writeValueAsString(before)).doesNotContain("refused", "onRefusal");
        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(before), ChunkState.class))
                .isEqualTo(before);
    }

    /** Each clip is refused so many times; results come in any order, some twice. */
    @Property(tries = 60)
    void whatever_order_results_come_in_the_same_ways_are_gone_once_each(
            @ForAll("refusals") Map<String, Integer> refusals, @ForAll("luck") List<Integer> luck) {
        Outcome expected = film(new ChunkDecider(CATALOGUE, 1), refusals, List.of(0));
        Outcome outcome = film(new ChunkDecider(CATALOGUE, 3), refusals, luck);

        assertThat(outcome).isEqualTo(expected);
        assertThat(outcome.asked()).as("each way of each piece once, and the cut")
                .hasSize(5 + refusals.values().stream().mapToInt(Integer::intValue).sum());
        assertThat(outcome.state().ended(Slot.CUT)).isNotNull();
    }

    @Provide
    Arbitrary<Map<String, Integer>> refusals() {
        return Arbitraries.maps(
                Arbitraries.of("clip/open/1", "clip/open/2", "clip/storm/1", "clip/calm/1"),
                Arbitraries.integers().between(0, 3));
    }

    @Provide
    Arbitrary<List<Integer>> luck() {
        return Arbitraries.integers().between(0, 1_000).list().ofMinSize(1).ofMaxSize(40);
    }

    private record Outcome(ChunkState state, Set<WorkOrder> asked) {}

    private Outcome film(ChunkDecider by, Map<String, Integer> refusals, List<Integer> luck) {
        ChunkState state = drawn(EVERY_WAY);
        Set<WorkOrder> asked = new HashSet<>();
        Map<Slot, Integer> attempts = new HashMap<>();
        List<Work> underWay = new ArrayList<>();
        List<Work> ended = new ArrayList<>();
        for (int turn = 0; ; turn++) {
            for (WorkOrder order : Films.orders(by.decide(state))) {
                if (asked.add(order)) {
                    int attempt = attempts.merge(order.slot(), 1, Integer::sum);
                    underWay.add(attempt <= refusals.getOrDefault(order.slot().name(), 0)
                            ? Films.refused(order, attempt)
                            : Films.at(attempt, Films.done(order)));
                }
            }
            if (underWay.isEmpty()) {
                return new Outcome(state, asked);
            }
            int chance = luck.get(turn % luck.size());
            Work next = underWay.remove(chance % underWay.size());
            ended.add(next);
            state = by.ended(by.ended(state, next), ended.get(chance % ended.size()));
        }
    }

    private ChunkState drawn(OnRefusal wish) {
        Event asked = wish == null ? Films.requested("animatic") : Films.requested("animatic", wish);
        ChunkState state = decider.initial(Films.TAKE);
        for (Event fact : List.of(asked, Films.planned(), Films.drawn("open"), Films.drawn("storm"), Films.drawn("calm"))) {
            state = decider.hear(state, fact);
        }
        return state;
    }

    private ChunkState refused(ChunkState state, Slot slot, int attempt) {
        return refused(state, slot, order(state, slot), attempt);
    }

    private ChunkState refused(ChunkState state, Slot slot, WorkOrder order, int attempt) {
        return decider.ended(state, Films.refused(order, attempt));
    }

    private WorkOrder order(ChunkState state, Slot slot) {
        List<Decision> decisions = decider.decide(state);
        return Films.orders(decisions).stream()
                .filter(order -> order.slot().equals(slot) && order.kind() == Kind.CLIP)
                .findFirst()
                .orElseThrow();
    }

    private static ClipRequest clip(WorkOrder order) {
        return (ClipRequest) order.request();
    }
}
