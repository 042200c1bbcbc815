package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested.Redo;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.Seed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What another take is made of becomes its request and its price, slot by slot. Pure. */
record Drafting(ModelCatalogue catalogue, RateCard rates) {

    /**
     * A take whose plan stands.
     *
     * @param again    slots that are asked for anew
     * @param keepSeed whether these keep their seeds
     * @throws Refusal where nothing would be new in it
     */
    TakeDraft of(Base from, TakeRef take, Cast cast, Set<Slot> again, boolean keepSeed, String by) {
        SortedMap<Slot, Redo> redos = new TreeMap<>(from.asked().redos());
        redos.keySet().retainAll(cast.slots());
        for (Slot slot : again) {
            redos.put(slot, redo(from, cast.brief(), slot, keepSeed));
        }
        Map<Slot, String> fresh = new NewSlots(from, cast, again).reasons();
        // What failed before is asked for in another way than before, or it would fail again.
        for (Slot slot : fresh.keySet()) {
            if (from.failed().contains(slot) && !again.contains(slot) && !slot.equals(Slot.CUT) && !slot.equals(Slot.FILM)) {
                redos.put(slot, redo(from, cast.brief(), slot, false));
            }
        }
        if (fresh.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "This take would be the same as take " + from.number() + ".",
                    new Detail("body", "no change", "something to make anew"));
        }
        List<SlotLine> lines = cast.slots().stream()
                .map(slot -> line(slot, fresh.get(slot), cast))
                .toList();
        TreeSet<Slot> reused = new TreeSet<>(cast.slots());
        reused.removeAll(fresh.keySet());
        RefusedTries tries = new RefusedTries(cast.brief().onRefusal(), catalogue);
        PriceRange.Range usd = fresh.keySet().stream()
                .map(slot -> cast.price(slot, rates, tries))
                .reduce(PriceRange.Range.of(BigDecimal.ZERO), PriceRange.Range::plus);
        TakeRequested request = new TakeRequested(
                take, from.number(), cast.brief(), cast.plan(), redos, cast.asked().clipModels(),
                cast.asked().frameModels(), reused, by);
        return new TakeDraft(request, lines, usd.low(), usd.high(), usd.low().compareTo(usd.high()) == 0);
    }

    /** A take whose plan is made anew, and with it everything. */
    TakeDraft anew(Base from, TakeRef take, Brief brief, boolean keepSeed, String by) {
        SortedMap<Slot, Redo> redos = new TreeMap<>();
        redos.put(Slot.PLAN, redo(from, brief, Slot.PLAN, keepSeed));
        PriceRange price = PriceRange.of(brief, catalogue, rates);
        PriceRange.Range range = price.total();
        SlotLine plan = new SlotLine(
                Slot.PLAN, Kind.PLAN, SlotLine.Fate.NEW, brief.models().plan(), price.plan().high(),
                "made anew, and with it all that hangs on it");
        TakeRequested request = new TakeRequested(
                take, from.number(), brief, null, redos, new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), by);
        return new TakeDraft(request, List.of(plan), range.low(), range.high(), range.low().compareTo(range.high()) == 0);
    }

    private static Redo redo(Base from, Brief brief, Slot slot, boolean keepSeed) {
        int number = from.asked().redo(slot) + 1;
        long usual = slot.equals(Slot.MUSIC) || slot.equals(Slot.PLAN)
                ? from.asked().seed(slot, brief.seed())
                : from.asked().seed(slot, Seed.of(brief.seed(), slot.name()));
        long before = from.seeds().getOrDefault(slot, usual);
        return new Redo(number, keepSeed ? before : Seed.of(brief.seed(), slot.name() + "/" + number));
    }

    private SlotLine line(Slot slot, @Nullable String why, Cast cast) {
        String model = cast.model(slot);
        return why == null
                ? new SlotLine(slot, cast.kind(slot), SlotLine.Fate.REUSED, model, BigDecimal.ZERO, null)
                : new SlotLine(slot, cast.kind(slot), SlotLine.Fate.NEW, model, cast.price(slot, rates), why);
    }
}
