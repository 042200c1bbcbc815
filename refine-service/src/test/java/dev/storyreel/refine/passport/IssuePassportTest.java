package dev.storyreel.refine.passport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.refine.passport.Passport.Credit;
import dev.storyreel.refine.passport.Passport.Input;
import dev.storyreel.refine.passport.Passport.Range;
import dev.storyreel.refine.passport.Passport.Span;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IssuePassportTest {

    private static final TakeRef FIRST = new TakeRef("local", "v1", 1);
    private static final TakeRef SECOND = new TakeRef("local", "v1", 2);
    private static final IssuePassport ISSUING = new IssuePassport(ModelCatalogue.load());
    private static final String FILM_SHA = "f".repeat(64);
    private static final MediaRef FRAME = file("frame.png", "a");
    private static final MediaRef CLIP_1 = file("clip-1.mp4", "b");
    private static final MediaRef LAST_1 = file("last-frame.png", "c");
    private static final MediaRef CLIP_2 = file("clip-2.mp4", "d");
    private static final MediaRef TRACK = file("music.wav", "e");
    private static final MediaRef CUT = file("cut.mp4", "0");

    @Test
    void every_second_says_what_it_is_made_from() {
        Passport passport = ISSUING.issue(SECOND, film(TRACK, 10), FILM_SHA, dossier());

        assertThat(passport.ranges()).extracting(Range::from).containsExactly(0.0, 6.0);
        assertThat(passport.ranges()).extracting(Range::to).containsExactly(6.0, 10.0);
        Range later = passport.ranges().get(1);
        assertThat(later.beat()).isEqualTo("hero");
        assertThat(later.clip()).isEqualTo(CLIP_2);
        assertThat(later.approvedBy()).isNull();
        assertThat(later.made()).isNotNull().satisfies(made -> {
            assertThat(made.slot()).isEqualTo(Slot.clip("hero", 2));
            assertThat(made.take()).as("the take it was bought in").isEqualTo(2);
            assertThat(made.prompt()).isEqualTo("it goes on");
            assertThat(made.negativePrompt()).isEqualTo("people");
            assertThat(made.seed()).isEqualTo(12);
            assertThat(made.model()).isEqualTo("veo-3.1-fast");
            assertThat(made.providerModel()).isEqualTo("google/veo-3.1-fast");
            assertThat(made.modelVersion()).isEqualTo("v-9");
            assertThat(made.jobId()).isEqualTo("job-clip/hero/2");
            assertThat(made.inputs())
                    .containsExactly(new Input("first-frame", Slot.clip("hero", 1), LAST_1.sha256()));
        });
        assertThat(Objects.requireNonNull(passport.ranges().getFirst().made()).inputs())
                .containsExactly(new Input("first-frame", Slot.frame("hero"), FRAME.sha256()));
        assertThat(passport.filmSha256()).isEqualTo(FILM_SHA);
        assertThat(passport.requestedBy()).isEqualTo("ada");
        assertThat(passport.prompt()).isEqualTo("a robot");
    }

    @Test
    void what_a_provider_hides_in_its_clips_is_disclosed_with_the_seconds_that_carry_it() {
        Passport passport = ISSUING.issue(SECOND, film(TRACK, 10), FILM_SHA, dossier());

        assertThat(passport.watermarks()).containsExactly(new Passport.Watermark(
                "SynthID", List.of(Slot.clip("hero", 2)), List.of(new Span(6, 10))));
    }

    @Test
    void all_that_the_take_holds_is_in_it_once_and_its_costs_sum_to_the_total() {
        Dossier dossier = dossier();

        Passport passport = ISSUING.issue(SECOND, film(TRACK, 10), FILM_SHA, dossier);

        assertThat(credits(passport))
                .extracting(Credit::workKey)
                .containsExactlyInAnyOrderElementsOf(
                        dossier.held().stream().map(held -> held.work().key()).toList());
        assertThat(credits(passport).stream().map(Credit::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1.23")
                .isEqualByComparingTo(passport.costUsd());
    }

    @Test
    void the_soundtrack_says_whether_it_was_composed_uploaded_the_clips_own_or_silence() {
        MediaRef mine = file("mine.mp3", "9");

        assertThat(soundtrack(film(TRACK, 10)).made()).isNotNull();
        assertThat(soundtrack(film(TRACK, 10)).kind()).isEqualTo("composed");
        assertThat(soundtrack(film(mine, 10))).isEqualTo(new Passport.Soundtrack("uploaded", mine, null));
        assertThat(soundtrack(film(null, 10))).isEqualTo(new Passport.Soundtrack("silence", null, null));
        assertThat(soundtrack(new FilmRequest("storyreel", "t", CUT, 10, true, null)).kind()).isEqualTo("clips");
    }

    @Test
    void a_plan_is_planned_taken_over_or_edited() {
        Dossier given = dossier();
        Commission first = Commission.of(brief());
        Commission edited = new Commission(brief(), plan("other words"), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());

        assertThat(plan(given).origin()).isEqualTo("taken-over");
        assertThat(plan(new Dossier(first, null, plan("d"), given.held())).origin()).isEqualTo("planned");
        assertThat(plan(new Dossier(edited, "ada", plan("other words"), given.held())).origin()).isEqualTo("edited");
        assertThat(plan(given).made()).isNotNull();
    }

    @Test
    void a_film_of_which_nothing_is_on_file_has_a_passport_all_the_same() {
        Passport passport = ISSUING.issue(
                FIRST, film(null, 3), FILM_SHA, new Dossier(null, null, null, List.of()));

        assertThat(passport.ranges()).containsExactly(new Range(0, 3, null, null, null, null));
        assertThat(passport.costUsd()).isZero();
        assertThat(passport.plan()).isNull();
    }

    @Property(tries = 300)
    void the_ranges_cover_the_film_without_gaps(
            @ForAll @Size(min = 1, max = 12) List<@DoubleRange(min = 0, max = 12) Double> played,
            @ForAll @IntRange(min = 1, max = 60) int fps) {
        List<CutRequest.Piece> pieces = new ArrayList<>();
        double sum = 0;
        for (double seconds : played) {
            pieces.add(new CutRequest.Piece(file("c" + pieces.size() + ".mp4", "1"), 12, seconds));
            sum += seconds;
        }
        double seconds = (double) Math.round(sum * fps) / fps;
        Work cut = done(FIRST, Slot.CUT, Kind.CUT, new CutRequest("storyreel", pieces, 16, 9, fps, false), CUT);

        List<Range> ranges = ISSUING.issue(
                        FIRST,
                        film(null, seconds),
                        FILM_SHA,
                        new Dossier(null, null, null, List.of(new Dossier.Held(cut, BigDecimal.ZERO))))
                .ranges();

        assertThat(ranges).hasSameSizeAs(played);
        assertThat(ranges.getFirst().from()).isZero();
        assertThat(ranges.getLast().to()).isEqualTo(seconds);
        double until = 0;
        double end = 0;
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            assertThat(range.from()).isEqualTo(until);
            assertThat(range.to()).isGreaterThanOrEqualTo(range.from());
            until = range.to();
            end += played.get(i);
            assertThat(until).as("within half a frame of its clip's end").isCloseTo(end, within(0.5 / fps + 1e-5));
        }
    }

    private static Passport.Soundtrack soundtrack(FilmRequest film) {
        return ISSUING.issue(SECOND, film, FILM_SHA, dossier()).soundtrack();
    }

    private static Passport.Planned plan(Dossier dossier) {
        return Objects.requireNonNull(ISSUING.issue(SECOND, film(TRACK, 10), FILM_SHA, dossier).plan());
    }

    private static List<Credit> credits(Passport passport) {
        return Stream.of(
                        passport.ranges().stream().map(Range::made),
                        passport.frames().stream().map(Passport.Frame::made),
                        passport.assembly().stream(),
                        Stream.of(passport.soundtrack().made()),
                        Stream.of(Objects.requireNonNull(passport.plan()).made()))
                .flatMap(stream -> stream)
                .filter(Objects::nonNull)
                .toList();
    }

    /** Take 2: the second clip of its one beat is another model's than in take 1; all else is taken over. */
    private static Dossier dossier() {
        Plan plan = plan("d");
        Commission asked = new Commission(brief(), plan, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        List<Dossier.Held> held = List.of(
                held(clip(FIRST, 1, "hailuo-02", "it begins", FRAME, 11, CLIP_1, LAST_1), "0.50"),
                held(clip(SECOND, 2, "veo-3.1-fast", "it goes on", LAST_1, 12, CLIP_2), "0.60"),
                held(done(SECOND, Slot.CUT, Kind.CUT, new CutRequest(
                        "storyreel",
                        List.of(new CutRequest.Piece(CLIP_1, 6, 6), new CutRequest.Piece(CLIP_2, 6, 4)),
                        1280, 720, 24, false), CUT), "0"),
                held(done(SECOND, Slot.FILM, Kind.FILM, film(TRACK, 10)), "0"),
                held(done(FIRST, Slot.frame("hero"), Kind.IMAGE, new ImageRequest(
                        "flux-schnell", "a frame", null, 1280, 720, 3, List.of(),
                        new ImageRequest.Look(
                                plan.subject(), plan.setting(), plan.style(), plan.palette(), plan.mood(), plan.avoid(),
                                "hero-shot", "wide", "push-in", 0)), FRAME), "0.03"),
                held(done(FIRST, Slot.MUSIC, Kind.MUSIC, new MusicRequest(
                        "animatic", "music", plan.audio(), "hopeful", List.of(0.0), 12, 7), TRACK), "0"),
                held(planning(plan), "0.10"));
        return new Dossier(asked, "ada", plan, held);
    }

    private static Dossier.Held held(Work work, String costUsd) {
        return new Dossier.Held(work, new BigDecimal(costUsd));
    }

    private static Work clip(
            TakeRef take, int n, String model, String prompt, MediaRef firstFrame, long seed, MediaRef... files) {
        return done(take, Slot.clip("hero", n), Kind.CLIP, new ClipRequest(
                model, prompt, "people", firstFrame, 6, 1280, 720, 24, "push-in", n - 1, false, seed), files);
    }

    private static Work planning(Plan plan) {
        Work work = done(FIRST, Slot.PLAN, Kind.PLAN, new PlanRequest("animatic", brief(), List.of(6)));
        return work.ended(
                WorkState.DONE, List.of(), Map.of(), EventJson.mapper().writeValueAsString(plan), BigDecimal.ZERO, null,
                null, Instant.EPOCH);
    }

    private static Work done(TakeRef take, Slot slot, Kind kind, ModelRequest request, MediaRef... files) {
        return new Work(
                "%064x".formatted(slot.name().hashCode() & 0xffffffffL), new WorkOrder(take, Phase.REFINE, slot, 0, kind, request), 1,
                WorkState.DONE, "replicate", "job-" + slot, BigDecimal.ZERO, BigDecimal.ZERO, List.of(files), Map.of(),
                null, null, "v-9", Instant.EPOCH, null, Instant.EPOCH);
    }

    private static FilmRequest film(@Nullable MediaRef music, double seconds) {
        return new FilmRequest("storyreel", "Robot", CUT, seconds, false, music);
    }

    private static Brief brief() {
        return new Brief(
                "a robot", null, null, 10, "16:9", "720p",
                new Brief.ModelChoice("animatic", "flux-schnell", "hailuo-02", "animatic"), 7, List.of(), null, null);
    }

    private static Plan plan(String description) {
        return new Plan(
                "Robot", "product-launch", "A robot explores Austin.", "a silver robot",
                new Plan.Setting("city", "sunset", "clear", "Austin at sunset"), "photographic",
                List.of("#101020", "#304060", "#f0a040", "#fff0d0"), "hopeful", List.of(),
                new Plan.Audio(true, "ambient electronic", 96, "D major", List.of()),
                List.of(new Plan.Beat("hero", "hero-shot", 10, description, "f", "m", null, "wide", "push-in", "cut")));
    }

    private static MediaRef file(String name, String digit) {
        return new MediaRef("local/videos/v1/work/k/" + name, "video/mp4", 10, digit.repeat(64));
    }
}
