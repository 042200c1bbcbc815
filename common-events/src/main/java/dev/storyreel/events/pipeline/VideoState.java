package dev.storyreel.events.pipeline;

import dev.storyreel.events.Brief;
import dev.storyreel.events.BudgetRaised;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeChosen;
import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the five topics together say of a video: its takes, each the set of facts heard of it. Pure. The fold joins sets,
 * so any interleaving of the topics, with any repetition, gives the same state; all else is derived when it is read.
 */
public record VideoState(String tenant, String videoId, SortedMap<Integer, TakeState> takes) {

    public VideoState {
        takes = Collections.unmodifiableSortedMap(new TreeMap<>(takes));
    }

    /** A video of which nothing has been heard. */
    public static VideoState unheard(String tenant, String videoId) {
        return new VideoState(tenant, videoId, new TreeMap<>());
    }

    /** The state after a fact is heard, for the first time or again. */
    public VideoState evolve(Fact<?> fact) {
        TakeRef take = fact.take();
        if (!take.tenant().equals(tenant) || !take.videoId().equals(videoId)) {
            throw new IllegalArgumentException("A fact about " + take + " is none about video " + videoId + ".");
        }
        TreeMap<Integer, TakeState> next = new TreeMap<>(takes);
        next.merge(
                take.number(),
                TakeState.unheard(take.number()).with(new Said(fact.time(), fact.event())),
                TakeState::join);
        return new VideoState(tenant, videoId, next);
    }

    /** The take with the highest number; empty while nothing has been heard. */
    public Optional<TakeState> latestTake() {
        return takes.sequencedValues().reversed().stream().findFirst();
    }

    /** A take by its number. */
    public Optional<TakeState> take(int number) {
        return Optional.ofNullable(takes.get(number));
    }

    /** The take that was chosen as the film's; where none was, the latest. */
    public Optional<TakeState> currentTake() {
        return takes.values().stream()
                .flatMap(take -> take.all(TakeChosen.class))
                .max(TakeState.Known.LATEST)
                .flatMap(chosen -> take(chosen.event().take().number()))
                .or(this::latestTake);
    }

    /** How often someone said which take is the current one. */
    public int choices() {
        return highest(TakeChosen.class);
    }

    /** How often the budget was raised. */
    public int raises() {
        return highest(BudgetRaised.class);
    }

    /** The most the video may cost, all its takes together; empty where no cap was set. */
    public Optional<BigDecimal> budgetUsd() {
        return Stream.concat(
                        takes.values().stream()
                                .flatMap(take -> take.brief().map(Brief::budgetUsd).stream()),
                        takes.values().stream()
                                .flatMap(take -> take.all(BudgetRaised.class))
                                .map(raised -> raised.event().budgetUsd()))
                .max(Comparator.naturalOrder());
    }

    private int highest(Class<? extends Event> type) {
        return takes.values().stream()
                .flatMap(take -> take.all(type))
                .mapToInt(TakeState.Known::attempt)
                .max()
                .orElse(0);
    }

    /** When the first fact was said. */
    public Optional<Instant> firstSaid() {
        return takes.values().stream().flatMap(take -> take.firstSaid().stream()).min(Comparator.naturalOrder());
    }

    /** When the last fact was said. */
    public Optional<Instant> lastSaid() {
        return takes.values().stream().flatMap(take -> take.lastSaid().stream()).max(Comparator.naturalOrder());
    }
}
