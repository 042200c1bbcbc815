package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ChunkDeciderTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();

    private final ChunkDecider decider = new ChunkDecider(CATALOGUE, 2);

    @Test
    void nothing_is_decided_before_brief_plan_and_a_frame_are_known() {
        assertThat(decider.decide(after())).isEmpty();
        assertThat(decider.decide(after(Films.requested("animatic"), Films.planned()))).isEmpty();
        assertThat(decider.decide(after(Films.planned(), Films.drawn("open")))).isEmpty();
    }

    @Test
    void the_first_clip_starts_before_the_last_frame_is_drawn() {
        List<Decision> decisions = decider.decide(after(Films.requested("animatic"), Films.planned(), Films.drawn("open")));

        assertThat(slots(decisions)).containsExactly("clip/open/1");
        ClipRequest clip = clip(decisions, 0);
        assertThat(clip.firstFrame()).isEqualTo(Films.image("open"));
        assertThat(clip.seconds()).isEqualTo(5);
        assertThat(clip.width()).isEqualTo(1280);
        assertThat(clip.fps()).isEqualTo(24);
        assertThat(clip.prompt()).isEqualTo("The light turns. waves roll");
        assertThat(clip.negativePrompt()).isNull();
        assertThat(Films.said(decisions, PhaseStarted.class))
                .singleElement()
                .satisfies(started -> {
                    assertThat(started.pieces()).isEqualTo(5);
                    assertThat(started.estimatedSeconds()).isCloseTo(18 * 0.3 / 2, within(0.5));
                });
    }

    @Test
    void beats_go_side_by_side_up_to_the_limit() {
        assertThat(slots(decider.decide(allDrawn()))).containsExactly("clip/open/1", "clip/storm/1");
        assertThat(slots(new ChunkDecider(CATALOGUE, 1).decide(allDrawn()))).containsExactly("clip/open/1");
        assertThat(slots(new ChunkDecider(CATALOGUE, 9).decide(allDrawn())))
                .containsExactly("clip/open/1", "clip/storm/1", "clip/calm/1");
    }

    @Test
    void strictly_in_order_waits_for_the_first_beat_though_another_is_drawn() {
        ChunkState state = after(Films.requested("animatic"), Films.planned(), Films.drawn("calm"));

        assertThat(slots(new ChunkDecider(CATALOGUE, 1).decide(state))).isEmpty();
    }

    @Test
    void a_chunk_inside_a_beat_starts_on_the_last_frame_of_the_one_before() {
        WorkOrder first = Films.orders(decider.decide(allDrawn())).getFirst();
        ChunkState state = decider.ended(allDrawn(), Films.done(first));

        List<Decision> decisions = decider.decide(state);

        assertThat(slots(decisions)).containsExactly("clip/open/2", "clip/storm/1");
        assertThat(clip(decisions, 0).firstFrame()).isEqualTo(Films.done(first).files().get(1));
        assertThat(clip(decisions, 0).step()).isEqualTo(1);
        assertThat(Films.said(decisions, ChunkReady.class)).singleElement().satisfies(chunk -> {
            assertThat(chunk.index()).isZero();
            assertThat(chunk.total()).isEqualTo(4);
            assertThat(chunk.startsOn()).isEqualTo(StartsOn.STORYBOARD);
            assertThat(chunk.lastFrame()).isEqualTo(Films.done(first).files().get(1));
            assertThat(chunk.seam()).isEqualTo(Films.SEAM);
            assertThat(chunk.playedSeconds()).isEqualTo(5);
        });
    }

    @Test
    void once_all_is_rendered_it_is_cut_in_the_order_of_the_film() {
        Run run = run(decider);

        CutRequest cut = (CutRequest) run.orders.getLast().request();
        assertThat(run.orders).extracting(order -> order.slot().name()).endsWith("cut").hasSize(5);
        assertThat(cut.clips()).extracting(CutRequest.Piece::playedSeconds).containsExactly(5.0, 5.0, 5.0, 3.0);
        assertThat(cut.keepSound()).isFalse();
        assertThat(Films.said(run.decisions, ChunkReady.class))
                .extracting(ChunkReady::index, ChunkReady::startsOn)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(0, StartsOn.STORYBOARD),
                        org.assertj.core.groups.Tuple.tuple(1, StartsOn.LAST_FRAME),
                        org.assertj.core.groups.Tuple.tuple(2, StartsOn.STORYBOARD),
                        org.assertj.core.groups.Tuple.tuple(3, StartsOn.STORYBOARD));
        assertThat(Films.said(run.decisions, CutReady.class)).singleElement().satisfies(ready -> {
            assertThat(ready.seconds()).isEqualTo(18);
            assertThat(ready.chunks()).isEqualTo(4);
            assertThat(ready.copied()).isEqualTo(4);
            assertThat(ready.hasSound()).isFalse();
        });
        assertThat(Films.orders(run.decisions)).isEmpty();
    }

    @Test
    void side_by_side_or_one_by_one_the_same_is_asked_for() {
        assertThat(run(new ChunkDecider(CATALOGUE, 1)).orders)
                .containsExactlyInAnyOrderElementsOf(run(new ChunkDecider(CATALOGUE, 3)).orders);
    }

    @Test
    void a_redone_chunk_is_another_order_with_another_seed_and_all_else_stays_as_it_was() {
        Slot redone = Slot.clip("storm", 1);
        TakeRequested again = take(Map.of(redone, new TakeRequested.Redo(1, 99)), Map.of());

        List<WorkOrder> first = run(decider).orders;
        List<WorkOrder> second = run(decider, again).orders;

        WorkOrder storm = second.stream().filter(order -> order.slot().equals(redone)).findFirst().orElseThrow();
        assertThat(storm.redo()).isEqualTo(1);
        assertThat(((ClipRequest) storm.request()).seed()).isEqualTo(99);
        assertThat(clips(second)).filteredOn(order -> !order.slot().equals(redone))
                .usingElementComparator(Comparator.comparing(ChunkDeciderTest::asked))
                .containsExactlyInAnyOrderElementsOf(
                        clips(first).stream().filter(order -> !order.slot().equals(redone)).toList());
    }

    @Test
    void another_model_from_a_beat_on_leaves_what_came_before_as_it_was() {
        TakeRequested other = take(Map.of(), Map.of("storm", "hailuo-02", "calm", "hailuo-02"));

        List<WorkOrder> second = clips(run(decider, other).orders);

        assertThat(second).filteredOn(order -> order.slot().name().startsWith("clip/open/"))
                .extracting(ChunkDeciderTest::asked)
                .containsExactlyInAnyOrderElementsOf(clips(run(decider).orders).stream()
                        .filter(order -> order.slot().name().startsWith("clip/open/"))
                        .map(ChunkDeciderTest::asked)
                        .toList());
        assertThat(second).filteredOn(order -> !order.slot().name().startsWith("clip/open/"))
                .hasSize(2)
                .allSatisfy(order -> {
                    assertThat(order.request().model()).isEqualTo("hailuo-02");
                    assertThat(((ClipRequest) order.request()).seconds()).isEqualTo(6);
                });
    }

    @Test
    void what_came_late_takes_the_place_of_the_failure_it_was_told_of() {
        WorkOrder storm = Films.orders(decider.decide(allDrawn())).get(1);
        ChunkState state = decider.ended(allDrawn(), Films.failed(storm, WorkState.FAILED));

        state = decider.ended(state, Films.done(storm));
        assertThat(Films.said(decider.decide(state), PhaseFailed.class)).isEmpty();
        assertThat(decider.ended(state, Films.failed(storm, WorkState.FAILED))).isEqualTo(state);
    }

    private static TakeRequested take(Map<Slot, TakeRequested.Redo> redos, Map<String, String> models) {
        return new TakeRequested(
                new TakeRef(Films.TAKE.tenant(), Films.TAKE.videoId(), 2), 1, Films.requested("animatic").brief(),
                Films.planned().plan(), new TreeMap<>(redos), new TreeMap<>(models), new TreeMap<>(), new TreeSet<>(), "ada");
    }

    private static List<WorkOrder> clips(List<WorkOrder> orders) {
        return orders.stream().filter(order -> order.request() instanceof ClipRequest).toList();
    }

    private static String asked(WorkOrder order) {
        return order.slot() + " " + order.redo() + " " + order.request();
    }

    @Test
    void seeds_come_from_the_brief_the_beat_and_the_place_in_it() {
        List<Long> seeds = run(decider).orders.stream()
                .filter(order -> order.request() instanceof ClipRequest)
                .map(order -> ((ClipRequest) order.request()).seed())
                .toList();

        assertThat(seeds).doesNotHaveDuplicates().allSatisfy(seed -> assertThat(seed).isBetween(0L, 0x7fffffffL));
        assertThat(seeds).first().isEqualTo(Seed.of(7, "clip/open/1"));
    }

    @Test
    void the_surplus_of_a_beat_is_trimmed_from_its_last_chunk() {
        ChunkState state = after(
                Films.requested("hailuo-02"),
                new dev.storyreel.events.PlanReady(Films.TAKE, 1, Films.plan(List.of(Films.beat("open", 11)))),
                Films.drawn("open"));
        WorkOrder first = Films.orders(decider.decide(state)).getFirst();
        ChunkState one = decider.ended(state, Films.done(first, 6.04));
        WorkOrder second = Films.orders(decider.decide(one)).getFirst();

        List<Decision> decisions = decider.decide(decider.ended(one, Films.done(second, 5.875)));

        CutRequest cut = (CutRequest) Films.orders(decisions).getFirst().request();
        assertThat(cut.clips()).extracting(CutRequest.Piece::playedSeconds).containsExactly(6.04, 4.96);
        assertThat(Films.said(decisions, ChunkReady.class))
                .extracting(ChunkReady::playedSeconds)
                .containsExactly(6.04, 4.96);
    }

    @Test
    void a_model_that_makes_far_too_much_leaves_every_chunk_its_moment() {
        Shot shot = Shot.of(
                        Films.plan(List.of(Films.beat("open", 12))), "720p", _ -> CATALOGUE.spec(Kind.CLIP, "nova-reel-1.0"))
                .getFirst();

        assertThat(Played.seconds(shot, new double[] {14})).isEqualTo(11.75);
        assertThat(Played.seconds(shot, new double[] {14, 6})).isEqualTo(0.25);
    }

    @Test
    void a_refused_chunk_fails_the_phase_and_nothing_new_is_asked_for() {
        WorkOrder storm = Films.orders(decider.decide(allDrawn())).get(1);
        ChunkState state = decider.ended(allDrawn(), Films.failed(storm, WorkState.REFUSED));

        List<Decision> decisions = decider.decide(state);

        assertThat(Films.orders(decisions)).isEmpty();
        assertThat(Films.said(decisions, PhaseFailed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.phase()).isEqualTo(Phase.CHUNKS);
            assertThat(failed.slot()).isEqualTo(Slot.clip("storm", 1));
            assertThat(failed.failure().suggestion()).startsWith("Try rain.");
        });
    }

    @Test
    void a_chunk_under_way_when_another_fails_is_still_told_of() {
        List<WorkOrder> orders = Films.orders(decider.decide(allDrawn()));
        ChunkState state = decider.ended(allDrawn(), Films.failed(orders.get(1), WorkState.REFUSED));
        state = decider.ended(state, Films.done(orders.get(0)));

        assertThat(Films.said(decider.decide(state), ChunkReady.class)).hasSize(1);
        assertThat(Films.orders(decider.decide(state))).isEmpty();
    }

    @Test
    void failed_work_is_named_again_for_the_ledger_to_judge() {
        WorkOrder open = Films.orders(decider.decide(allDrawn())).getFirst();
        ChunkState state = decider.ended(allDrawn(), Films.failed(open, WorkState.FAILED));

        assertThat(Films.orders(decider.decide(state))).containsExactly(open);
    }

    @Test
    void a_later_attempt_that_succeeds_takes_the_place_of_the_failure() {
        WorkOrder open = Films.orders(decider.decide(allDrawn())).getFirst();
        ChunkState state = decider.ended(allDrawn(), Films.failed(open, WorkState.FAILED));
        var second = Films.done(open);
        state = decider.ended(
                state,
                new dev.storyreel.ledger.Work(
                        second.key(), open, 2, WorkState.DONE, "animatic", null, second.estimateUsd(),
                        second.actualUsd(), second.files(), second.figures(), null, null, second.queuedAt(), null,
                        second.endedAt()));

        assertThat(Films.said(decider.decide(state), PhaseFailed.class)).isEmpty();
        assertThat(Films.said(decider.decide(state), ChunkReady.class))
                .extracting(ChunkReady::attempt)
                .containsExactly(2);
    }

    @Test
    void a_cut_that_fails_fails_the_phase() {
        Run run = run(decider, order -> order.slot().equals(Slot.CUT)
                ? Films.failed(order, WorkState.FAILED)
                : Films.done(order));

        assertThat(Films.said(run.decisions, PhaseFailed.class))
                .extracting(PhaseFailed::slot)
                .containsExactly(Slot.CUT);
        assertThat(Films.said(run.decisions, CutReady.class)).isEmpty();
    }

    @Test
    void a_model_with_sound_of_its_own_is_asked_for_it_unless_a_track_was_uploaded() {
        String sounding = CATALOGUE.choices(dev.storyreel.models.Kind.CLIP).stream()
                .filter(model -> model.clipOrThrow().ownSound()
                        && model.clipOrThrow().resolutions().contains("720p"))
                .findFirst()
                .orElseThrow()
                .name();
        MediaRef track = new MediaRef("local/uploads/track.mp3", "audio/mpeg", 10, Films.sha256("track"));

        assertThat(clip(decider.decide(after(Films.requested(sounding), Films.planned(), Films.drawn("open"))), 0).sound())
                .isTrue();
        assertThat(clip(decider.decide(after(Films.requested(sounding, track), Films.planned(), Films.drawn("open"))), 0)
                        .sound())
                .isFalse();
    }

    @Test
    void the_whole_storyboard_tells_of_frames_that_were_not_heard_of_singly() {
        StoryboardReady whole =
                new StoryboardReady(Films.TAKE, List.of(new StoryboardReady.Frame("open", Films.image("open"))));

        assertThat(slots(decider.decide(after(Films.requested("animatic"), Films.planned(), whole))))
                .containsExactly("clip/open/1");
    }

    @Test
    void the_latest_attempt_at_a_frame_stands_whatever_came_first() {
        FrameReady second =
                new FrameReady(Films.TAKE, Slot.frame("open"), 2, "open", Films.image("better"), "animatic", 2);

        assertThat(after(Films.drawn("open"), second)).isEqualTo(after(second, Films.drawn("open")));
        assertThat(after(second).frames().get("open").image()).isEqualTo(Films.image("better"));
    }

    @Test
    void the_state_survives_the_row_it_lies_in() {
        ChunkState state = run(decider).state;

        assertThat(EventJson.mapper().readValue(EventJson.mapper().writeValueAsString(state), ChunkState.class))
                .isEqualTo(state);
    }

    private ChunkState allDrawn() {
        return after(
                Films.requested("animatic"),
                Films.planned(),
                Films.drawn("open"),
                Films.drawn("storm"),
                Films.drawn("calm"));
    }

    private ChunkState after(Event... facts) {
        ChunkState state = decider.initial(Films.TAKE);
        for (Event fact : facts) {
            state = decider.hear(state, fact);
        }
        return state;
    }

    private static List<String> slots(List<Decision> decisions) {
        return Films.orders(decisions).stream().map(order -> order.slot().name()).toList();
    }

    private static ClipRequest clip(List<Decision> decisions, int n) {
        return (ClipRequest) Films.orders(decisions).get(n).request();
    }

    private Run run(ChunkDecider by) {
        return run(by, Films::done);
    }

    private Run run(ChunkDecider by, TakeRequested asked) {
        return run(by, by.hear(allDrawn(), asked), Films::done);
    }

    /** To the end, each order done once. */
    private Run run(ChunkDecider by, java.util.function.Function<WorkOrder, dev.storyreel.ledger.Work> studio) {
        return run(by, allDrawn(), studio);
    }

    private static Run run(
            ChunkDecider by,
            ChunkState begun,
            java.util.function.Function<WorkOrder, dev.storyreel.ledger.Work> studio) {
        ChunkState state = begun;
        List<WorkOrder> ordered = new ArrayList<>();
        while (true) {
            List<WorkOrder> fresh = new ArrayList<>(Films.orders(by.decide(state)));
            fresh.removeAll(ordered);
            if (fresh.isEmpty()) {
                return new Run(state, ordered, by.decide(state));
            }
            ordered.addAll(fresh);
            for (WorkOrder order : fresh) {
                state = by.ended(state, studio.apply(order));
            }
        }
    }

    private record Run(ChunkState state, List<WorkOrder> orders, List<Decision> decisions) {}
}
