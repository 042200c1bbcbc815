package dev.storyreel.events.pipeline;

import dev.storyreel.events.Brief;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Commission;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseEvent;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhasePaused;
import dev.storyreel.events.PhaseResumed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts heard of a take, each once, by identity. Pure. Where a slot was tried more than once, the latest attempt
 * speaks for it.
 *
 * @param facts by identity; a set, whatever order they came in
 */
public record TakeState(int number, SortedMap<String, Said> facts) {

    public TakeState {
        facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
    }

    static TakeState unheard(int number) {
        return new TakeState(number, new TreeMap<>());
    }

    TakeState with(Said said) {
        TreeMap<String, Said> next = new TreeMap<>(facts);
        next.merge(said.identity(), said, Said::join);
        return new TakeState(number, next);
    }

    /** What the two know together: commutative, associative, and joining a state with itself changes nothing. */
    static TakeState join(TakeState one, TakeState other) {
        TreeMap<String, Said> next = new TreeMap<>(one.facts);
        other.facts.forEach((identity, said) -> next.merge(identity, said, Said::join));
        return new TakeState(one.number, next);
    }

    /** The request, if it has been heard. */
    public Optional<Known<VideoRequested>> request() {
        return latest(VideoRequested.class);
    }

    /** What the take is to be, whether it is the film's first or another one, if that has been heard. */
    public Optional<Known<? extends RequestEvent>> commission() {
        Optional<Known<VideoRequested>> first = request();
        return first.isPresent() ? Optional.of(first.get()) : Optional.ofNullable(another().orElse(null));
    }

    /** What was asked for, every default filled in, if it has been heard. */
    public Optional<Brief> brief() {
        return commission().flatMap(said -> Commission.of(said.event())).map(Commission::brief);
    }

    /** The request for this take, where it is not the film's first. */
    public Optional<Known<TakeRequested>> another() {
        return latest(TakeRequested.class);
    }

    /** Who called the take off, and when. */
    public Optional<Known<TakeCancelled>> cancellation() {
        return latest(TakeCancelled.class);
    }

    /** What the take waits for a person with, the earliest first. */
    public List<Known<PhasePaused>> pauses() {
        Set<String> over = all(PhaseResumed.class)
                .map(resumed -> resumed.event().phase() + " " + resumed.event().number())
                .collect(Collectors.toSet());
        return all(PhasePaused.class)
                .filter(paused -> !over.contains(paused.event().phase() + " " + paused.event().number()))
                .sorted(Comparator.comparing(Known<PhasePaused>::at).thenComparing(paused -> paused.event().phase()))
                .toList();
    }

    /** The plan; a rejection of a later attempt at it takes its place, and the other way round. */
    public Optional<Known<PlanReady>> plan() {
        int rejected = latest(PromptRejected.class).map(Known::attempt).orElse(0);
        return latest(PlanReady.class).filter(plan -> plan.attempt() >= rejected);
    }

    /** Why there is no plan, where the prompt was turned down. */
    public Optional<Known<PromptRejected>> rejection() {
        return plan().isPresent() ? Optional.empty() : latest(PromptRejected.class);
    }

    /** The storyboard frames that are drawn, by beat. */
    public SortedMap<String, Known<FrameReady>> frames() {
        return latestBy(FrameReady.class, FrameReady::beatId);
    }

    public Optional<Known<StoryboardReady>> storyboard() {
        return latest(StoryboardReady.class);
    }

    /** The chunks that are rendered, by their place in the cut. */
    public SortedMap<Integer, Known<ChunkReady>> chunks() {
        return latestBy(ChunkReady.class, ChunkReady::index);
    }

    public Optional<Known<CutReady>> cut() {
        return latest(CutReady.class);
    }

    public Optional<Known<SoundtrackReady>> soundtrack() {
        return latest(SoundtrackReady.class);
    }

    public Optional<Known<VideoCompleted>> film() {
        return latest(VideoCompleted.class);
    }

    /** Every attempt at a phase that was begun, the first first. */
    public List<Known<PhaseStarted>> starts(Phase phase) {
        return all(PhaseStarted.class)
                .filter(start -> start.event().phase() == phase)
                .sorted(Comparator.comparing(Known::at))
                .toList();
    }

    /** Whether any phase has begun, or must have. */
    boolean begun() {
        return facts.values().stream().map(Said::event).anyMatch(event -> !(event instanceof RequestEvent));
    }

    /** Every piece of work that was charged, attempt by attempt. */
    public List<Known<WorkCharged>> charges() {
        return all(WorkCharged.class).toList();
    }

    /**
     * What stands in the way now, the earliest first. A failure is done with once its slot has a result of any attempt, or
     * once its phase began a new attempt after it.
     */
    public List<Known<PhaseFailed>> failures() {
        List<Slot> made = facts.values().stream()
                .map(Said::event)
                .filter(TakeState::isResult)
                .map(Event::slot)
                .filter(Objects::nonNull)
                .toList();
        return latestBy(PhaseFailed.class, PhaseFailed::slot).values().stream()
                .filter(failure -> !made.contains(failure.event().slot()))
                .filter(failure -> starts(failure.event().phase()).stream()
                        .noneMatch(start -> start.attempt() > 1 && start.at().isAfter(failure.at())))
                .sorted(Comparator.comparing(Known<PhaseFailed>::at).thenComparing(failure -> failure.event().slot()))
                .toList();
    }

    /** When the first fact was said. */
    public Optional<Instant> firstSaid() {
        return facts.values().stream().map(Said::at).min(Comparator.naturalOrder());
    }

    /** When the last fact was said. */
    public Optional<Instant> lastSaid() {
        return facts.values().stream().map(Said::at).max(Comparator.naturalOrder());
    }

    private static boolean isResult(Event event) {
        return switch (event) {
            case PlanReady _, PromptRejected _, FrameReady _, ChunkReady _, CutReady _, SoundtrackReady _,
                    VideoCompleted _ -> true;
            case RequestEvent _, StoryboardReady _, PhaseEvent _ -> false;
        };
    }

    /** Every saying of a kind, in no order. */
    <E extends Event> Stream<Known<E>> all(Class<E> type) {
        return facts.values().stream()
                .filter(said -> type.isInstance(said.event()))
                .map(said -> new Known<>(said.at(), type.cast(said.event())));
    }

    private <E extends Event> Optional<Known<E>> latest(Class<E> type) {
        return all(type).max(Known.LATEST);
    }

    private <E extends Event, K extends Comparable<K>> SortedMap<K, Known<E>> latestBy(
            Class<E> type, Function<E, K> key) {
        return all(type)
                .collect(Collectors.toMap(
                        known -> key.apply(known.event()),
                        Function.identity(),
                        BinaryOperator.maxBy(Known.LATEST),
                        TreeMap::new));
    }

    /** A fact of a known kind, and when it was first said. */
    public record Known<E extends Event>(Instant at, E event) {

        /** By attempt; attempts agree only where two slots claim one place, and then the later saying speaks. */
        static final Comparator<Known<?>> LATEST = Comparator.<Known<?>>comparingInt(Known::attempt)
                .thenComparing(Known::at)
                .thenComparing(known -> known.event().toString());

        public int attempt() {
            return event.attempt();
        }
    }
}
