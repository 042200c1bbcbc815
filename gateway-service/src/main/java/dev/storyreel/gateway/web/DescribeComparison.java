package dev.storyreel.gateway.web;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Slot;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.Links;
import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Two takes side by side. */
@Component
class DescribeComparison {

    /** @param slots every slot that either has, and whether both have the same medium in it */
    record Comparison(TakeSide a, TakeSide b, List<SlotPair> slots) {}

    record TakeSide(int take, Status status, BigDecimal costUsd, @Nullable URI film) {}

    record SlotPair(Slot slot, boolean same, @Nullable Side a, @Nullable Side b) {}

    /** @param seed null where none is known */
    record Side(@Nullable String model, @Nullable Long seed, URI url) {}

    private record Medium(MediaRef ref, @Nullable String model, @Nullable Long seed) {}

    private final Links links;

    DescribeComparison(Links links) {
        this.links = links;
    }

    Comparison of(TakeState a, TakeState b) {
        Map<Slot, Medium> left = media(a);
        Map<Slot, Medium> right = media(b);
        Set<Slot> slots = new LinkedHashSet<>(left.keySet());
        slots.addAll(right.keySet());
        return new Comparison(
                side(a),
                side(b),
                slots.stream().map(slot -> pair(slot, left.get(slot), right.get(slot))).toList());
    }

    private TakeSide side(TakeState take) {
        return new TakeSide(
                take.number(),
                Status.of(take),
                Costs.of(take).totalUsd(),
                take.film().map(film -> links.to(film.event().film())).orElse(null));
    }

    private SlotPair pair(Slot slot, @Nullable Medium a, @Nullable Medium b) {
        boolean same = a != null && b != null && a.ref().sha256().equals(b.ref().sha256());
        return new SlotPair(slot, same, shown(a), shown(b));
    }

    private @Nullable Side shown(@Nullable Medium medium) {
        return medium == null ? null : new Side(medium.model(), medium.seed(), links.to(medium.ref()));
    }

    private static Map<Slot, Medium> media(TakeState take) {
        Map<Slot, Medium> media = new TreeMap<>();
        take.frames().values().forEach(frame -> media.put(
                frame.event().slot(),
                new Medium(frame.event().image(), frame.event().model(), frame.event().seed())));
        take.chunks().values().forEach(chunk -> media.put(
                chunk.event().slot(),
                new Medium(chunk.event().clip(), chunk.event().model(), chunk.event().seed())));
        take.soundtrack().ifPresent(music ->
                media.put(Slot.MUSIC, new Medium(music.event().track(), music.event().model(), null)));
        take.cut().ifPresent(cut -> media.put(Slot.CUT, new Medium(cut.event().cut(), null, null)));
        take.film().ifPresent(film -> media.put(Slot.FILM, new Medium(film.event().film(), null, null)));
        return media;
    }
}
