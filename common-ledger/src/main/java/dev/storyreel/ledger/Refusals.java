package dev.storyreel.ledger;

import dev.storyreel.events.Failure;
import dev.storyreel.events.Slot;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What providers refused of a take's work. A set that only grows, so it is the same in whatever order, and however often,
 * they come.
 *
 * @param bySlot by the name of the slot, then by the attempt that was refused
 */
public record Refusals(SortedMap<String, SortedMap<Integer, Refused>> bySlot) {

    /** @param rung of the order that was refused */
    public record Refused(int rung, String model, Failure failure) {}

    public static final Refusals NONE = new Refusals(new TreeMap<>());

    private static final Failure UNSAID =
            new Failure("CONTENT_REFUSED", Failure.Blame.USER, "The provider declined the content.", null);

    public Refusals {
        bySlot = Collections.unmodifiableSortedMap(new TreeMap<>(bySlot));
    }

    /** With this one, where it is one. */
    public Refusals with(Work work) {
        if (work.state() != WorkState.REFUSED) {
            return this;
        }
        @Nullable Failure said = work.failure();
        TreeMap<Integer, Refused> ofSlot = new TreeMap<>(of(work.order().slot()));
        ofSlot.put(
                work.attempt(),
                new Refused(work.order().rung(), work.order().request().model(), said == null ? UNSAID : said));
        TreeMap<String, SortedMap<Integer, Refused>> more = new TreeMap<>(bySlot);
        more.put(work.order().slot().name(), Collections.unmodifiableSortedMap(ofSlot));
        return new Refusals(more);
    }

    /** By the attempt that was refused; empty where none was. */
    public SortedMap<Integer, Refused> of(Slot slot) {
        return bySlot.getOrDefault(slot.name(), Collections.emptySortedMap());
    }

    /** As a state keeps it: absent while there is none, as in states that were kept before there were any. */
    public @Nullable Refusals orNull() {
        return bySlot.isEmpty() ? null : this;
    }

    public static Refusals of(@Nullable Refusals kept) {
        return kept == null ? NONE : kept;
    }
}
