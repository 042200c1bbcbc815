package dev.storyreel.events;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Someone asked for another take of a film. Complete in itself: whoever hears it need not have heard of the take it is
 * based on.
 *
 * @param basedOn    the number of an earlier take
 * @param brief      of this take, every default filled in
 * @param plan       that stands for this take; null where it is to be made anew
 * @param redos      what is asked for anew, here or in a take this one comes from, by slot
 * @param clipModels where a beat's clips are another model's than the brief's, by beat id
 * @param frameModels where a beat's frame is another model's than the brief's, by beat id; null where none is
 * @param reused     slots that are taken over as they stand in the take this is based on
 * @param by         who asked
 */
public record TakeRequested(
        TakeRef take,
        int basedOn,
        Brief brief,
        @Nullable Plan plan,
        SortedMap<Slot, Redo> redos,
        SortedMap<String, String> clipModels,
        @Nullable SortedMap<String, String> frameModels,
        SortedSet<Slot> reused,
        String by)
        implements RequestEvent {

    public TakeRequested {
        if (basedOn < 1 || basedOn >= take.number()) {
            throw new IllegalArgumentException("Take " + take.number() + " cannot be based on take " + basedOn + ".");
        }
        redos = sorted(redos);
        clipModels = sorted(clipModels);
        frameModels = frameModels == null || frameModels.isEmpty() ? null : sorted(frameModels);
        reused = sorted(reused);
    }

    /**
     * A slot asked for anew on purpose.
     *
     * @param number from 1; it makes the work another one
     * @param seed   to draw or render with: a new one, or the one before where it was pinned
     */
    public record Redo(int number, long seed) {
        public Redo {
            if (number < 1) {
                throw new IllegalArgumentException("A redo's number starts at 1, not " + number + ".");
            }
        }
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> sorted(Map<K, V> any) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(any));
    }

    private static <E extends Comparable<E>> SortedSet<E> sorted(Collection<E> any) {
        return Collections.unmodifiableSortedSet(new TreeSet<>(any));
    }
}
