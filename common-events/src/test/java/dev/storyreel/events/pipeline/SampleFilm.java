package dev.storyreel.events.pipeline;

import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.Brief;
import dev.storyreel.events.BudgetRaised;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FactId;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhasePaused;
import dev.storyreel.events.PhaseResumed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.Seam;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeChosen;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The facts of a film of two beats and three chunks, a second apart, in the order in which they come to be. */
final class SampleFilm {

    static final TakeRef TAKE = new TakeRef("local", "11111111-2222-3333-4444-555555555555", 1);
    static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final List<Fact<?>> facts = new ArrayList<>();

    /** Asked for, planned, drawn, rendered, cut, scored, finished. */
    static List<Fact<?>> finished() {
        return new SampleFilm().requested().planned().drawn().rendered().completed().facts;
    }

    /** A prompt against the policy. */
    static List<Fact<?>> rejected() {
        return new SampleFilm()
                .requested()
                .say(new PhaseStarted(TAKE, Phase.VALIDATION, 1, 1, 1))
                .say(new PromptRejected(TAKE, 1, "POLICY", "It names a living person.", "Describe a made-up one."))
                .facts;
    }

    /** A clip that was given up while others went on. */
    static List<Fact<?>> failed() {
        return new SampleFilm()
                .requested()
                .planned()
                .drawn()
                .say(new PhaseStarted(TAKE, Phase.CHUNKS, 1, 3, 12))
                .say(chunk("reveal", 1, 2, StartsOn.STORYBOARD))
                .say(clipFailed(1))
                .say(clipFailed(2))
                .facts;
    }

    /** The same, and the clip came after all at the third attempt. */
    static List<Fact<?>> recovered() {
        var film = new SampleFilm();
        film.facts.addAll(failed());
        return film.rendered().completed().facts;
    }

    /**
     * Waits for its budget and an operator, goes on, is finished; then a second take that is called off while it waits, a
     * third on another model that is chosen and then not.
     */
    static List<Fact<?>> retaken() {
        TakeRef second = new TakeRef(TAKE.tenant(), TAKE.videoId(), 2);
        TakeRef third = new TakeRef(TAKE.tenant(), TAKE.videoId(), 3);
        return new SampleFilm()
                .requested()
                .planned()
                .drawn()
                .say(paused(TAKE, 1, PhasePaused.Reason.BUDGET))
                .say(new BudgetRaised(TAKE, 1, new BigDecimal("3.00"), "ada"))
                .say(new PhaseResumed(TAKE, Phase.CHUNKS, 1))
                .say(new AskedOtherwise(
                        TAKE, Phase.CHUNKS, Slot.clip("hero", 1), 1, AskedOtherwise.Way.NEW_SEED, "animatic", "animatic",
                        new Failure("CONTENT_REFUSED", Failure.Blame.USER, "No.", null)))
                .say(paused(TAKE, 2, PhasePaused.Reason.IN_DOUBT))
                .say(new PhaseResumed(TAKE, Phase.CHUNKS, 2))
                .rendered()
                .completed()
                .say(again(second, 1))
                .say(new BudgetRaised(second, 2, new BigDecimal("4.00"), "ada"))
                .say(paused(second, 1, PhasePaused.Reason.DAILY_CAP))
                .say(new TakeCancelled(second, "ada", "The wrong lamp."))
                .say(again(third, 1))
                .say(paused(third, 1, PhasePaused.Reason.BUDGET))
                .say(new TakeChosen(third, 1, "ada"))
                .say(new TakeChosen(TAKE, 2, "ada"))
                .facts;
    }

    private static TakeRequested again(TakeRef take, int basedOn) {
        return new TakeRequested(
                take, basedOn, brief(), plan(),
                new TreeMap<>(Map.of(Slot.clip("reveal", 1), new TakeRequested.Redo(1, 77))),
                new TreeMap<>(Map.of("reveal", "hailuo-02")),
                new TreeMap<>(),
                new TreeSet<>(Set.of(Slot.frame("hero"), Slot.MUSIC)), "ada");
    }

    private static PhasePaused paused(TakeRef take, int number, PhasePaused.Reason reason) {
        return new PhasePaused(take, Phase.CHUNKS, number, reason, "It waits.", null, null);
    }

    SampleFilm requested() {
        return say(new VideoRequested(TAKE, brief()));
    }

    private static Brief brief() {
        return new Brief(
                "A lamp wakes up", null, null, 12, "16:9", "720p",
                new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"),
                7, List.of(), null, new BigDecimal("1.50"));
    }

    SampleFilm planned() {
        return say(new PhaseStarted(TAKE, Phase.VALIDATION, 1, 1, 1))
                .say(new PlanReady(TAKE, 1, plan()))
                .say(charge(Phase.VALIDATION, Slot.PLAN, 1, "0.02"));
    }

    SampleFilm drawn() {
        return say(new PhaseStarted(TAKE, Phase.STORYBOARD, 1, 2, 4))
                .say(new FrameReady(TAKE, Slot.frame("hero"), 1, "hero", medium("hero.png"), "animatic", 7))
                .say(charge(Phase.STORYBOARD, Slot.frame("hero"), 1, "0.025"))
                .say(new FrameReady(TAKE, Slot.frame("reveal"), 1, "reveal", medium("reveal.png"), "animatic", 8))
                .say(charge(Phase.STORYBOARD, Slot.frame("reveal"), 1, "0.025"))
                .say(new StoryboardReady(
                        TAKE,
                        List.of(
                                new StoryboardReady.Frame("hero", medium("hero.png")),
                                new StoryboardReady.Frame("reveal", medium("reveal.png")))));
    }

    SampleFilm rendered() {
        return say(new PhaseStarted(TAKE, Phase.CHUNKS, 1, 3, 12))
                .say(chunk("hero", 1, 0, StartsOn.STORYBOARD))
                .say(charge(Phase.CHUNKS, Slot.clip("hero", 1), 1, "0.04"))
                .say(new SoundtrackReady(TAKE, 1, medium("music.wav"), 14, false, "animatic"))
                .say(charge(Phase.REFINE, Slot.MUSIC, 1, "0.15"))
                .say(chunk("hero", 2, 1, StartsOn.LAST_FRAME))
                .say(charge(Phase.CHUNKS, Slot.clip("hero", 2), 1, "0.04"))
                .say(chunk("reveal", 1, 2, StartsOn.STORYBOARD))
                .say(charge(Phase.CHUNKS, Slot.clip("reveal", 1), 1, "0.04"))
                .say(new CutReady(TAKE, 1, medium("cut.mp4"), 12, 1280, 720, 24, false, 3, 3));
    }

    SampleFilm completed() {
        return say(new PhaseStarted(TAKE, Phase.REFINE, 1, 2, 5))
                .say(new VideoCompleted(TAKE, 1, medium("final.mp4"), medium("poster.jpg"), 12, 1280, 720, 24, -14));
    }

    SampleFilm say(Event event) {
        facts.add(fact(event, facts.size()));
        return this;
    }

    static Fact<Event> fact(Event event, int second) {
        return new Fact<>(FactId.of(event), BEGIN.plusSeconds(second), null, null, event);
    }

    static PhaseFailed clipFailed(int attempt) {
        return new PhaseFailed(
                TAKE, Phase.CHUNKS, Slot.clip("hero", 1), attempt,
                new Failure("PROVIDER_UNAVAILABLE", Failure.Blame.PROVIDER, "No answer (" + attempt + ").", "Try later."));
    }

    static ChunkReady chunk(String beat, int n, int index, StartsOn startsOn) {
        String name = beat + "-" + n;
        return new ChunkReady(
                TAKE, Slot.clip(beat, n), 1, index, 3, beat, startsOn, medium(name + ".mp4"), medium(name + ".png"),
                4, 4, new Seam(0.99, 0.5, 0.9, 3, 0.95), "animatic", 7);
    }

    private static WorkCharged charge(Phase phase, Slot slot, int attempt, String usd) {
        return new WorkCharged(
                TAKE, phase, slot, attempt, "a".repeat(64), "animatic", "animatic",
                new BigDecimal(usd), new BigDecimal(usd), 1.5);
    }

    static MediaRef medium(String name) {
        String type = name.endsWith("mp4") ? "video/mp4" : name.endsWith("wav") ? "audio/wav" : "image/png";
        return new MediaRef("local/videos/v/work/w/" + name, type, 1000, "0".repeat(64));
    }

    static Plan plan() {
        return new Plan(
                "The lamp", "product-launch", "A lamp wakes up.", "a brass lamp",
                new Plan.Setting("studio", "night", "clear", "a dark desk"),
                "photographic", List.of("#101010", "#f0c040", "#ffffff", "#804020"), "hopeful", List.of(),
                new Plan.Audio(true, "ambient", 90, "D major", List.of()),
                List.of(beat("hero", 8), beat("reveal", 4)));
    }

    private static Plan.Beat beat(String id, int seconds) {
        return new Plan.Beat(id, "hero-shot", seconds, "The lamp.", "a lamp", "slowly", null, "wide", "static", "cut");
    }
}
