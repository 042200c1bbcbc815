package dev.storyreel.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every event's name on the wire, given once. A class may be renamed; a name here may not. */
public final class Catalogue {

    /** A name on the wire, the topic it is told on, and the record it is read into. */
    public record Entry(String type, String topic, Class<? extends Event> record) {}

    private static final String PREFIX = "dev.storyreel.";

    private static final List<Entry> ENTRIES = List.of(
            entry("request", "video-requested", Topics.REQUESTS, VideoRequested.class),
            entry("request", "take-requested", Topics.REQUESTS, TakeRequested.class),
            entry("request", "take-cancelled", Topics.REQUESTS, TakeCancelled.class),
            entry("request", "take-chosen", Topics.REQUESTS, TakeChosen.class),
            entry("request", "budget-raised", Topics.REQUESTS, BudgetRaised.class),
            entry("plan", "plan-ready", Topics.PLANS, PlanReady.class),
            entry("plan", "prompt-rejected", Topics.PLANS, PromptRejected.class),
            entry("plan", "phase-started", Topics.PLANS, PhaseStarted.class),
            entry("plan", "phase-paused", Topics.PLANS, PhasePaused.class),
            entry("plan", "phase-resumed", Topics.PLANS, PhaseResumed.class),
            entry("plan", "phase-failed", Topics.PLANS, PhaseFailed.class),
            entry("plan", "asked-otherwise", Topics.PLANS, AskedOtherwise.class),
            entry("plan", "work-charged", Topics.PLANS, WorkCharged.class),
            entry("storyboard", "frame-ready", Topics.STORYBOARDS, FrameReady.class),
            entry("storyboard", "storyboard-ready", Topics.STORYBOARDS, StoryboardReady.class),
            entry("storyboard", "phase-started", Topics.STORYBOARDS, PhaseStarted.class),
            entry("storyboard", "phase-paused", Topics.STORYBOARDS, PhasePaused.class),
            entry("storyboard", "phase-resumed", Topics.STORYBOARDS, PhaseResumed.class),
            entry("storyboard", "phase-failed", Topics.STORYBOARDS, PhaseFailed.class),
            entry("storyboard", "asked-otherwise", Topics.STORYBOARDS, AskedOtherwise.class),
            entry("storyboard", "work-charged", Topics.STORYBOARDS, WorkCharged.class),
            entry("chunk", "chunk-ready", Topics.CHUNKS, ChunkReady.class),
            entry("chunk", "cut-ready", Topics.CHUNKS, CutReady.class),
            entry("chunk", "phase-started", Topics.CHUNKS, PhaseStarted.class),
            entry("chunk", "phase-paused", Topics.CHUNKS, PhasePaused.class),
            entry("chunk", "phase-resumed", Topics.CHUNKS, PhaseResumed.class),
            entry("chunk", "phase-failed", Topics.CHUNKS, PhaseFailed.class),
            entry("chunk", "asked-otherwise", Topics.CHUNKS, AskedOtherwise.class),
            entry("chunk", "work-charged", Topics.CHUNKS, WorkCharged.class),
            entry("final", "soundtrack-ready", Topics.FINALS, SoundtrackReady.class),
            entry("final", "video-completed", Topics.FINALS, VideoCompleted.class),
            entry("final", "phase-started", Topics.FINALS, PhaseStarted.class),
            entry("final", "phase-paused", Topics.FINALS, PhasePaused.class),
            entry("final", "phase-resumed", Topics.FINALS, PhaseResumed.class),
            entry("final", "phase-failed", Topics.FINALS, PhaseFailed.class),
            entry("final", "asked-otherwise", Topics.FINALS, AskedOtherwise.class),
            entry("final", "work-charged", Topics.FINALS, WorkCharged.class));

    private static final Map<String, Entry> BY_TYPE = byType();

    private Catalogue() {}

    /** Every entry, topic by topic. */
    public static List<Entry> entries() {
        return ENTRIES;
    }

    /** The entry of a {@code ce_type}; empty for a name this version does not know. */
    public static Optional<Entry> byType(String ceType) {
        return Optional.ofNullable(BY_TYPE.get(ceType));
    }

    /** The {@code ce_type} of an event. */
    public static String typeOf(Event event) {
        return ENTRIES.stream()
                .filter(entry -> entry.record() == event.getClass() && entry.topic().equals(event.topic()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        event.getClass().getSimpleName() + " is not in the catalogue for " + event.topic() + "."))
                .type();
    }

    private static Entry entry(String phase, String name, String topic, Class<? extends Event> record) {
        return new Entry(PREFIX + phase + "." + name + ".v1", topic, record);
    }

    private static Map<String, Entry> byType() {
        Map<String, Entry> byType = new LinkedHashMap<>();
        ENTRIES.forEach(entry -> byType.put(entry.type(), entry));
        return Map.copyOf(byType);
    }
}
