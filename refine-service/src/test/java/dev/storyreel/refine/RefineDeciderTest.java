package dev.storyreel.refine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.Brief;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.planning.SoftPrompt;
import dev.storyreel.testing.Interleavings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefineDeciderTest {

    private static final TakeRef TAKE = new TakeRef("local", "v1", 1);
    private static final RefineDecider DECIDER = new RefineDecider("veo"::equals, new Ladder(ModelCatalogue.load()));
    private static final MediaRef CUT = media("cut.mp4", "video/mp4");
    private static final MediaRef TRACK = media("soundtrack.wav", "audio/wav");
    private static final MediaRef UPLOAD = media("mine.mp3", "audio/mpeg");
    private static final MediaRef FILM = media("final.mp4", "video/mp4");
    private static final MediaRef POSTER = media("poster.jpg", "image/jpeg");
    private static final Failure BROKEN =
            new Failure("PROVIDER_UNAVAILABLE", Failure.Blame.PROVIDER, "It is away.", null);

    @Test
    void nothing_is_decided_before_both_request_and_plan_are_heard() {
        assertThat(DECIDER.decide(heard(requested("animatic", null)))).isEmpty();
        assertThat(DECIDER.decide(heard(planned(true), cutReady(1)))).isEmpty();
    }

    @Test
    void music_is_composed_as_soon_as_the_plan_stands_for_its_length_and_two_seconds() {
        RefineState state = heard(requested("animatic", null), planned(true));

        assertThat(orders(state)).singleElement().satisfies(order -> {
            assertThat(order.slot()).isEqualTo(Slot.MUSIC);
            assertThat(order.kind()).isEqualTo(Kind.MUSIC);
            MusicRequest music = (MusicRequest) order.request();
            assertThat(music.seconds()).isEqualTo(12);
            assertThat(music.pictureSeconds()).isEqualTo(10);
            assertThat(music.accents()).containsExactly(0.0, 4.0);
            assertThat(music.seed()).isEqualTo(7);
            assertThat(music.prompt()).contains("ambient electronic", "hopeful", "96", "D major", "piano");
        });
        assertThat(said(state)).singleElement().isInstanceOfSatisfying(PhaseStarted.class, started -> {
            assertThat(started.phase()).isEqualTo(Phase.REFINE);
            assertThat(started.pieces()).isEqualTo(2);
        });
    }

    @Test
    void the_film_waits_for_both_cut_and_soundtrack() {
        RefineState cutFirst = heard(requested("animatic", null), planned(true), cutReady(1));
        assertThat(orders(cutFirst)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC);

        RefineState both = DECIDER.ended(cutFirst, done(musicOrder(), Map.of("seconds", 12.25), TRACK));

        assertThat(orders(both)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC, Slot.FILM);
        assertThat(orders(both).get(1).request())
                .isEqualTo(new FilmRequest("storyreel", "Robot", CUT, 10, false, TRACK));
        assertThat(said(both)).contains(new SoundtrackReady(TAKE, 1, TRACK, 12.25, false, "animatic"));
    }

    @Test
    void the_film_is_announced_with_its_poster_and_loudness() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        state = DECIDER.ended(state, done(musicOrder(), Map.of(), TRACK));
        state = DECIDER.ended(state, done(orders(state).get(1), Map.of("loudnessLufs", -14.1), FILM, POSTER));

        assertThat(said(state)).contains(new VideoCompleted(TAKE, 1, FILM, POSTER, 10, 1280, 720, 24, -14.1));
    }

    @Test
    void an_uploaded_track_is_used_and_nothing_is_composed() {
        RefineState state = heard(requested("animatic", UPLOAD), planned(true), cutReady(1));

        assertThat(orders(state)).extracting(WorkOrder::slot).containsExactly(Slot.FILM);
        assertThat(((FilmRequest) orders(state).getFirst().request()).music()).isEqualTo(UPLOAD);
        assertThat(said(state)).contains(new SoundtrackReady(TAKE, 1, UPLOAD, 10, true, "upload"));
    }

    @Test
    void an_uploaded_track_goes_before_a_plan_without_music_and_before_own_sound() {
        assertThat(((FilmRequest) orders(heard(requested("veo", UPLOAD), planned(false), cutReady(1)))
                                .getFirst()
                                .request())
                        .music())
                .isEqualTo(UPLOAD);
    }

    @Test
    void no_music_is_made_where_the_plan_says_none_or_the_clips_have_sound_of_their_own() {
        for (RefineState state : List.of(
                heard(requested("animatic", null), planned(false), cutReady(1)),
                heard(requested("veo", null), planned(true), cutReady(1)))) {
            assertThat(orders(state)).extracting(WorkOrder::slot).containsExactly(Slot.FILM);
            assertThat(((FilmRequest) orders(state).getFirst().request()).music()).isNull();
            assertThat(said(state)).noneMatch(SoundtrackReady.class::isInstance);
            assertThat(said(state)).anySatisfy(event -> assertThat(event)
                    .isInstanceOfSatisfying(
                            PhaseStarted.class,
                            started -> assertThat(started.pieces()).isEqualTo(1)));
        }
    }

    @Test
    void music_that_cannot_be_made_fails_the_phase_and_orders_no_film() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        state = DECIDER.ended(state, ended(musicOrder(), 1, WorkState.FAILED, Map.of(), BROKEN));

        assertThat(said(state)).contains(new PhaseFailed(TAKE, Phase.REFINE, Slot.MUSIC, 1, BROKEN));
        assertThat(orders(state)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC);
    }

    @Test
    void a_film_that_is_refused_fails_the_phase() {
        RefineState state = heard(requested("animatic", UPLOAD), planned(true), cutReady(1));
        WorkOrder film = orders(state).getFirst();
        state = DECIDER.ended(state, ended(film, 1, WorkState.REFUSED, Map.of(), BROKEN));

        assertThat(said(state)).contains(new PhaseFailed(TAKE, Phase.REFINE, Slot.FILM, 1, BROKEN));
        assertThat(said(state)).noneMatch(VideoCompleted.class::isInstance);
    }

    @Test
    void refused_music_is_asked_for_in_each_way_that_was_wished_and_the_film_waits_for_it() {
        RefineState state = heard(wishing(), planned(true), cutReady(1));
        state = DECIDER.ended(state, ended(musicOrder(), 1, WorkState.REFUSED, Map.of(), BROKEN));
        WorkOrder seeded = orders(state).getFirst();
        assertThat(orders(state)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC);
        assertThat(said(state)).noneMatch(PhaseFailed.class::isInstance);

        state = DECIDER.ended(state, ended(seeded, 2, WorkState.REFUSED, Map.of(), BROKEN));
        WorkOrder softened = orders(state).getFirst();
        RefineState scored = DECIDER.ended(state, ended(softened, 3, WorkState.DONE, Map.of(), null, TRACK));

        assertThat(((MusicRequest) seeded.request()).seed()).isNotEqualTo(7);
        assertThat(((MusicRequest) softened.request()).prompt()).endsWith(SoftPrompt.MUSIC);
        assertThat(said(scored))
                .contains(new SoundtrackReady(TAKE, 3, TRACK, 12, false, "animatic"))
                .filteredOn(AskedOtherwise.class::isInstance)
                .hasSize(2);
        assertThat(orders(scored)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC, Slot.FILM);
        assertThat(said(DECIDER.ended(state, ended(softened, 3, WorkState.REFUSED, Map.of(), BROKEN))))
                .filteredOn(PhaseFailed.class::isInstance)
                .singleElement()
                .satisfies(failed -> assertThat(((PhaseFailed) failed).failure().message())
                        .contains("a new seed, a softened prompt"));
    }

    @Property(tries = 100)
    void refusals_and_what_came_of_them_give_one_state_in_any_order(
            @ForAll("climbs") List<UnaryOperator<RefineState>> told) {
        assertThat(fold(told)).isEqualTo(fold(climb()));
        assertThat(DECIDER.decide(fold(told))).isEqualTo(DECIDER.decide(fold(climb())));
        assertThat(said(fold(told))).anyMatch(SoundtrackReady.class::isInstance);
    }

    @Provide
    Arbitrary<List<UnaryOperator<RefineState>>> climbs() {
        return Interleavings.of(climb());
    }

    private static List<UnaryOperator<RefineState>> climb() {
        RefineState once = DECIDER.ended(
                heard(wishing(), planned(true)), ended(musicOrder(), 1, WorkState.REFUSED, Map.of(), BROKEN));
        WorkOrder seeded = orders(once).getFirst();
        return List.of(
                hearing(wishing()),
                hearing(planned(true)),
                hearing(cutReady(1)),
                state -> DECIDER.ended(state, ended(musicOrder(), 1, WorkState.REFUSED, Map.of(), BROKEN)),
                state -> DECIDER.ended(state, ended(seeded, 2, WorkState.DONE, Map.of(), null, TRACK)));
    }

    private static VideoRequested wishing() {
        return new VideoRequested(
                TAKE, requested("animatic", null).brief().withOnRefusal(new OnRefusal(true, true, null)));
    }

    @Test
    void a_second_attempt_that_succeeds_finishes_what_the_first_could_not() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        Work second = new Work(
                "a".repeat(64), musicOrder(), 2, WorkState.DONE, "animatic", null, BigDecimal.ZERO, BigDecimal.ZERO,
                List.of(TRACK), Map.of(), null, null, Instant.EPOCH, null, null);
        state = DECIDER.ended(state, second);
        state = DECIDER.ended(state, ended(musicOrder(), 1, WorkState.FAILED, Map.of(), BROKEN));

        assertThat(said(state)).noneMatch(PhaseFailed.class::isInstance);
        assertThat(said(state)).contains(new SoundtrackReady(TAKE, 2, TRACK, 12, false, "animatic"));
    }

    @Test
    void cancelled_work_is_neither_finished_nor_failed() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        state = DECIDER.ended(state, ended(musicOrder(), 1, WorkState.CANCELLED, Map.of(), null));

        assertThat(said(state)).hasOnlyElementsOfType(PhaseStarted.class);
    }

    @Test
    void music_that_was_taken_over_serves_though_it_was_made_from_another_request() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        MusicRequest asked = (MusicRequest) musicOrder().request();
        WorkOrder older = new WorkOrder(
                TAKE, Phase.REFINE, Slot.MUSIC, 0, Kind.MUSIC,
                new MusicRequest(
                        "lyre", "other words", asked.audio(), asked.mood(), asked.accents(), asked.seconds(), 1));
        state = DECIDER.ended(state, done(older, Map.of(), TRACK));

        assertThat(orders(state)).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC, Slot.FILM);
        assertThat(said(state)).contains(new SoundtrackReady(TAKE, 1, TRACK, 12, false, "lyre"));
    }

    @Test
    void a_redo_of_the_music_is_another_order_with_another_seed() {
        TakeRequested again = new TakeRequested(
                new TakeRef("local", "v1", 2), 1, requested("animatic", null).brief(), plan(true),
                new TreeMap<>(Map.of(Slot.MUSIC, new TakeRequested.Redo(1, 99))), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), "ada");
        RefineState state = heard(again, planned(true));

        assertThat(orders(state).getFirst().redo()).isEqualTo(1);
        assertThat(((MusicRequest) orders(state).getFirst().request()).seed()).isEqualTo(99);
    }

    @Test
    void music_is_composed_where_only_some_clips_have_sound_of_their_own() {
        TakeRequested mixed = new TakeRequested(
                new TakeRef("local", "v1", 2), 1, requested("veo", null).brief(), plan(true), new TreeMap<>(),
                new TreeMap<>(Map.of("hero", "animatic")), new TreeMap<>(), new TreeSet<>(), "ada");

        assertThat(orders(heard(mixed, planned(true)))).extracting(WorkOrder::slot).containsExactly(Slot.MUSIC);
    }

    @Test
    void the_state_survives_its_json() {
        RefineState state = heard(requested("animatic", null), planned(true), cutReady(1));
        state = DECIDER.ended(state, done(musicOrder(), Map.of("seconds", 12.25), TRACK));
        state = DECIDER.ended(state, ended(orders(state).get(1), 1, WorkState.FAILED, Map.of(), BROKEN));

        String json = EventJson.mapper().writeValueAsString(state);

        assertThat(EventJson.mapper().readValue(json, RefineState.class)).isEqualTo(state);
    }

    @Property(tries = 300)
    void any_interleaving_and_duplication_gives_one_state(@ForAll("tellings") List<UnaryOperator<RefineState>> told) {
        RefineState inOrder = fold(steps());

        RefineState asTold = fold(told);

        assertThat(asTold).isEqualTo(inOrder);
        assertThat(DECIDER.decide(asTold)).isEqualTo(DECIDER.decide(inOrder));
        assertThat(said(asTold)).anyMatch(VideoCompleted.class::isInstance);
    }

    @Provide
    Arbitrary<List<UnaryOperator<RefineState>>> tellings() {
        return Interleavings.of(steps());
    }

    /** Request, two attempts at plan and cut, and work that failed and was made. */
    private static List<UnaryOperator<RefineState>> steps() {
        RefineState all = heard(requested("animatic", null), planned(true), cutReady(2));
        RefineState scored = DECIDER.ended(all, done(musicOrder(), Map.of(), TRACK));
        WorkOrder film = orders(scored).get(1);
        return List.of(
                hearing(requested("animatic", null)),
                hearing(new PlanReady(TAKE, 1, plan(false))),
                hearing(new PlanReady(TAKE, 2, plan(true))),
                hearing(cutReady(1)),
                hearing(cutReady(2)),
                state -> DECIDER.ended(state, ended(musicOrder(), 1, WorkState.FAILED, Map.of(), BROKEN)),
                state -> DECIDER.ended(state, ended(musicOrder(), 2, WorkState.DONE, Map.of(), null, TRACK)),
                state -> DECIDER.ended(state, ended(film, 1, WorkState.FAILED, Map.of(), BROKEN)),
                state -> DECIDER.ended(
                        state, ended(film, 2, WorkState.DONE, Map.of("loudnessLufs", -14.0), null, FILM, POSTER)));
    }

    private static UnaryOperator<RefineState> hearing(Event fact) {
        return state -> DECIDER.hear(state, fact);
    }

    private static RefineState fold(List<UnaryOperator<RefineState>> steps) {
        RefineState state = DECIDER.initial(TAKE);
        for (UnaryOperator<RefineState> step : steps) {
            state = step.apply(state);
        }
        return state;
    }

    private static RefineState heard(Event... facts) {
        return fold(List.of(facts).stream().map(RefineDeciderTest::hearing).toList());
    }

    private static List<WorkOrder> orders(RefineState state) {
        return DECIDER.decide(state).stream()
                .filter(Decision.Order.class::isInstance)
                .map(decision -> ((Decision.Order) decision).order())
                .toList();
    }

    private static List<Event> said(RefineState state) {
        return DECIDER.decide(state).stream()
                .filter(Decision.Say.class::isInstance)
                .map(decision -> ((Decision.Say) decision).event())
                .toList();
    }

    private static WorkOrder musicOrder() {
        return orders(heard(requested("animatic", null), planned(true))).getFirst();
    }

    private static Work done(WorkOrder order, Map<String, Double> figures, MediaRef... files) {
        return ended(order, 1, WorkState.DONE, figures, null, files);
    }

    private static Work ended(
            WorkOrder order, int attempt, WorkState state, Map<String, Double> figures, @Nullable Failure failure,
            MediaRef... files) {
        return new Work(
                key(order.request()), order, attempt, state, "animatic", null, BigDecimal.ZERO, BigDecimal.ZERO,
                List.of(files), figures, null, failure, Instant.EPOCH, null, null);
    }

    private static String key(ModelRequest request) {
        return request instanceof MusicRequest ? "a".repeat(64) : "%064x".formatted(request.hashCode() & 0xffffffffL);
    }

    private static VideoRequested requested(String clipModel, @Nullable MediaRef track) {
        return new VideoRequested(
                TAKE,
                new Brief(
                        "a robot", null, null, 10, "16:9", "720p",
                        new Brief.ModelChoice("animatic", "animatic", clipModel, "animatic"), 7, List.of(), track, null));
    }

    private static PlanReady planned(boolean music) {
        return new PlanReady(TAKE, 2, plan(music));
    }

    private static Plan plan(boolean music) {
        return new Plan(
                "Robot", "product-launch", "A robot explores Austin.", "a silver robot",
                new Plan.Setting("city", "sunset", "clear", "Austin at sunset"), "photographic",
                List.of("#101020", "#304060", "#f0a040", "#fff0d0"), "hopeful", List.of(),
                new Plan.Audio(music, "ambient electronic", 96, "D major", List.of("piano")),
                List.of(beat("opening", 4), beat("hero", 6)));
    }

    private static Plan.Beat beat(String id, int seconds) {
        return new Plan.Beat(id, "hero-shot", seconds, "d", "f", "m", null, "wide", "push-in", "cut");
    }

    private static CutReady cutReady(int attempt) {
        MediaRef cut = attempt == 1 ? CUT : media("cut2.mp4", "video/mp4");
        return new CutReady(TAKE, attempt, cut, 10, 1280, 720, 24, false, 3, 3);
    }

    private static MediaRef media(String name, String type) {
        return new MediaRef("local/videos/v1/work/k/" + name, type, 10, "0".repeat(64));
    }
}
