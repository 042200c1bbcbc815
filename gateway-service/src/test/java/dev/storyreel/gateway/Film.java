package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
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
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.Seam;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The facts of a film of two beats (8 s and 4 s) and three chunks, for tests; a video of its own each. */
public final class Film {

    public static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    public static final int SECONDS = 12;

    public final TakeRef take;
    private final List<Fact<?>> facts = new ArrayList<>();

    public Film() {
        this(TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT));
    }

    private Film(TakeRef take) {
        this.take = take;
    }

    /** All there is to a film that was finished. */
    public static Film finished() {
        return new Film().requested().planned().drawn().firstChunk().otherChunks().cut().completed();
    }

    public List<Fact<?>> facts() {
        return List.copyOf(facts);
    }

    public String id() {
        return take.videoId();
    }

    public Film requested() {
        return say(new VideoRequested(take, brief()));
    }

    /** @param image the image model */
    public Film requestedOf(String image) {
        return say(new VideoRequested(take, brief().with(new Brief.ModelChoice("animatic", image, "animatic", "animatic"))));
    }

    public static Brief brief() {
        return new Brief(
                "A lamp wakes up", "The lamp", null, SECONDS, "16:9", "720p",
                new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"),
                7, List.of(), null, null);
    }

    public Film planned() {
        return say(new PhaseStarted(take, Phase.VALIDATION, 1, 1, 1))
                .say(new PlanReady(take, 1, plan()))
                .say(charge(Phase.VALIDATION, Slot.PLAN, "0.02"));
    }

    public Film rejected() {
        return say(new PromptRejected(take, 1, "POLICY", "It names a living person.", "Describe a made-up one."));
    }

    public Film drawn() {
        return say(new PhaseStarted(take, Phase.STORYBOARD, 1, 2, 4))
                .say(new FrameReady(take, Slot.frame("hero"), 1, "hero", medium("hero.png", "image/png"), "animatic", 7))
                .say(new FrameReady(take, Slot.frame("reveal"), 1, "reveal", medium("reveal.png", "image/png"), "animatic", 8))
                .say(charge(Phase.STORYBOARD, Slot.frame("hero"), "0.025"))
                .say(new StoryboardReady(
                        take,
                        List.of(
                                new StoryboardReady.Frame("hero", medium("hero.png", "image/png")),
                                new StoryboardReady.Frame("reveal", medium("reveal.png", "image/png")))));
    }

    public Film firstChunk() {
        return say(new PhaseStarted(take, Phase.CHUNKS, 1, 3, 12))
                .say(chunk("hero", 1, 0, StartsOn.STORYBOARD))
                .say(charge(Phase.CHUNKS, Slot.clip("hero", 1), "0.04"));
    }

    public Film chunkFailed() {
        return say(new PhaseFailed(
                take, Phase.CHUNKS, Slot.clip("reveal", 1), 1,
                new Failure("PROVIDER_UNAVAILABLE", Failure.Blame.PROVIDER, "The provider did not answer.", "Try later.")));
    }

    public Film otherChunks() {
        return say(chunk("hero", 2, 1, StartsOn.LAST_FRAME)).say(chunk("reveal", 1, 2, StartsOn.STORYBOARD));
    }

    public Film cut() {
        return say(new CutReady(take, 1, medium("cut.mp4", "video/mp4"), SECONDS, 1280, 720, 24, false, 3, 3))
                .say(new SoundtrackReady(take, 1, medium("music.wav", "audio/wav"), 14, false, "animatic"));
    }

    public Film completed() {
        return completed(medium("final.mp4", "video/mp4"), medium("poster.jpg", "image/jpeg"));
    }

    public Film completed(MediaRef film, MediaRef poster) {
        return say(new VideoCompleted(take, 1, film, poster, SECONDS, 1280, 720, 24, -14));
    }

    /** The facts of another take that ended with the same media. */
    public List<Fact<?>> again(TakeRequested request) {
        Film another = new Film(request.take());
        another.say(request).say(new PlanReady(request.take(), 1, plan()));
        another.drawn().firstChunk().otherChunks().cut().completed();
        return another.facts();
    }

    public Film say(Event event) {
        facts.add(new Fact<>(FactId.of(event), BEGIN.plusSeconds(facts.size()), null, null, event));
        return this;
    }

    public MediaRef medium(String name, String type) {
        return new MediaRef("local/videos/" + take.videoId() + "/work/w/" + name, type, 1000, "0".repeat(64));
    }

    private ChunkReady chunk(String beat, int n, int index, StartsOn startsOn) {
        String name = beat + "-" + n;
        return new ChunkReady(
                take, Slot.clip(beat, n), 1, index, 3, beat, startsOn, medium(name + ".mp4", "video/mp4"),
                medium(name + ".png", "image/png"), 4, 4, new Seam(0.99, 0.5, 0.9, 3, 0.95), "animatic", 7);
    }

    private WorkCharged charge(Phase phase, Slot slot, String usd) {
        return new WorkCharged(
                take, phase, slot, 1, "a".repeat(64), "animatic", "animatic",
                new BigDecimal(usd), new BigDecimal(usd), 1.5);
    }

    private static Plan plan() {
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
