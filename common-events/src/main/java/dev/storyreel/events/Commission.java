package dev.storyreel.events;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a take is to be, whether it is a film's first or another one. Pure.
 *
 * @param plan       that is given; null where it is to be made
 * @param redos      what is asked for anew, by slot
 * @param clipModels where a beat's clips are another model's than the brief's, by beat id
 * @param frameModels where a beat's frame is another model's than the brief's, by beat id
 */
public record Commission(
        Brief brief,
        @Nullable Plan plan,
        SortedMap<Slot, TakeRequested.Redo> redos,
        SortedMap<String, String> clipModels,
        SortedMap<String, String> frameModels) {

    public Commission {
        redos = Collections.unmodifiableSortedMap(new TreeMap<>(redos));
        clipModels = Collections.unmodifiableSortedMap(new TreeMap<>(clipModels));
        // A phase's state that was saved before there were any has none.
        frameModels = Collections.unmodifiableSortedMap(new TreeMap<>(Objects.requireNonNullElse(frameModels, Map.of())));
    }

    /** A film's first take. */
    public static Commission of(Brief brief) {
        return new Commission(brief, null, new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** What an event commissions; empty where it is about something else. */
    public static Optional<Commission> of(Event event) {
        return switch (event) {
            case VideoRequested first -> Optional.of(of(first.brief()));
            case TakeRequested another -> Optional.of(new Commission(
                    another.brief(),
                    another.plan(),
                    another.redos(),
                    another.clipModels(),
                    Objects.requireNonNullElse(another.frameModels(), new TreeMap<>())));
            case TakeCancelled _, TakeChosen _, BudgetRaised _, PlanEvent _, StoryboardEvent _, ChunkEvent _,
                    FinalEvent _, PhaseEvent _ -> Optional.empty();
        };
    }

    /** 0 until a slot is asked for anew. */
    public int redo(Slot slot) {
        TakeRequested.Redo redo = redos.get(slot);
        return redo == null ? 0 : redo.number();
    }

    /** @param usual the seed of the slot's first making */
    public long seed(Slot slot, long usual) {
        TakeRequested.Redo redo = redos.get(slot);
        return redo == null ? usual : redo.seed();
    }

    /** The model that draws a beat's frame. */
    public String frameModel(String beatId) {
        return frameModels.getOrDefault(beatId, brief.models().image());
    }

    /** The model that renders a beat's clips. */
    public String clipModel(String beatId) {
        return clipModels.getOrDefault(beatId, brief.models().clip());
    }

    /**
     * Whether the film is heard with its clips' own sound: where all of them have it, and no track was given.
     *
     * @param sounding whether a clip model, by its name, makes sound of its own
     */
    public boolean ownSound(Plan of, Predicate<String> sounding) {
        return brief.track() == null && clipModels(of).values().stream().allMatch(sounding);
    }

    /** Every model that renders clips of these beats. */
    public Map<String, String> clipModels(Plan of) {
        Map<String, String> models = new TreeMap<>();
        of.beats().forEach(beat -> models.put(beat.id(), clipModel(beat.id())));
        return models;
    }
}
