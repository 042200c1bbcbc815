package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested.Redo;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.TakeWish.Changes;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.RateCard;
import dev.storyreel.models.Seed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A wish becomes a take: what is new in it, what is taken over, and what that costs; or a refusal that names all that is
 * wrong with it. Pure.
 */
public final class PlanTake {

    private final ModelCatalogue catalogue;
    private final RateCard rates;
    private final Supplier<LocalDate> today;

    public PlanTake(ModelCatalogue catalogue, RateCard rates, Supplier<LocalDate> today) {
        this.catalogue = catalogue;
        this.rates = rates;
        this.today = today;
    }

    /**
     * @param base   the take it is based on
     * @param take   the new one
     * @param by     who asks
     */
    public TakeDraft draft(TakeState base, TakeRef take, TakeWish wish, String by) {
        Base from = Base.of(base);
        List<Detail> wrong = new ArrayList<>();
        if (wish.fromPhase() == null && wish.redo() == null && wish.changes() == null) {
            wrong.add(new Detail("body", "nothing to do", "fromPhase, redo or changes"));
        }
        Brief brief = brief(from, wish.changes(), wrong);
        boolean replan = wish.fromPhase() == Phase.VALIDATION
                || Objects.requireNonNullElse(wish.redo(), List.<String>of()).contains("plan")
                || from.failed().contains(Slot.PLAN);
        if (replan) {
            refuse(wrong);
            return anew(from, take, brief, wish, by);
        }
        Plan standing = from.plan()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Take " + from.number() + " has no plan yet.",
                        new Detail("basedOn", from.number(), "a take whose plan stands, or fromPhase validation")));
        Plan plan = EditPlan.edited(standing, wish.changes(), brief.durationSeconds(), wrong);
        SortedMap<String, String> models = clipModels(from, plan, wish.changes(), brief, wrong);
        Cast cast = Cast.of(new Commission(brief, plan, from.asked().redos(), models), plan, catalogue);
        Set<Slot> again = new RedoneSlots(cast, wrong).of(wish);
        refuse(wrong);
        return drafted(from, take, wish, by, cast, again);
    }

    /** Everything that failed or was refused in a take, anew. */
    public TakeDraft retry(TakeState base, TakeRef take, String by) {
        Base from = Base.of(base);
        if (from.failed().isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "Nothing failed in take " + from.number() + "; there is nothing to retry.",
                    new Detail("take", from.number(), "a take whose status is FAILED or REJECTED"));
        }
        List<String> slots = from.failed().stream()
                .filter(slot -> !slot.equals(Slot.CUT) && !slot.equals(Slot.FILM))
                .map(Slot::name)
                .sorted()
                .toList();
        // What is our own work costs nothing, and is made again wherever the take asks for it.
        return draft(base, take, new TakeWish(null, null, slots, null, null), by);
    }

    private TakeDraft drafted(Base from, TakeRef take, TakeWish wish, String by, Cast cast, Set<Slot> again) {
        SortedMap<Slot, Redo> redos = new TreeMap<>(from.asked().redos());
        redos.keySet().retainAll(cast.slots());
        for (Slot slot : again) {
            redos.put(slot, redo(from, cast.brief(), slot, Boolean.TRUE.equals(wish.keepSeed())));
        }
        Map<Slot, String> fresh = new NewSlots(from, cast, again).reasons();
        // What failed before is asked for in another way than before, or it would fail again.
        for (Slot slot : fresh.keySet()) {
            if (from.failed().contains(slot) && !again.contains(slot) && !slot.equals(Slot.CUT) && !slot.equals(Slot.FILM)) {
                redos.put(slot, redo(from, cast.brief(), slot, false));
            }
        }
        List<SlotLine> lines = cast.slots().stream()
                .map(slot -> line(slot, fresh.get(slot), cast))
                .toList();
        if (fresh.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "This take would be the same as take " + from.number() + ".",
                    new Detail("body", "no change", "something to make anew"));
        }
        TreeSet<Slot> reused = new TreeSet<>(cast.slots());
        reused.removeAll(fresh.keySet());
        BigDecimal usd = lines.stream().map(SlotLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        TakeRequested request = new TakeRequested(
                take, from.number(), cast.brief(), cast.plan(), redos, cast.asked().clipModels(), reused, by);
        return new TakeDraft(request, lines, usd, usd, true);
    }

    /** The plan is made anew, and with it everything. */
    private TakeDraft anew(Base from, TakeRef take, Brief brief, TakeWish wish, String by) {
        SortedMap<Slot, Redo> redos = new TreeMap<>();
        redos.put(Slot.PLAN, redo(from, brief, Slot.PLAN, Boolean.TRUE.equals(wish.keepSeed())));
        PriceRange price = PriceRange.of(brief, catalogue, rates);
        PriceRange.Range range = price.total();
        SlotLine plan = new SlotLine(
                Slot.PLAN, SlotLine.Fate.NEW, brief.models().plan(), price.plan().high(),
                "made anew, and with it all that hangs on it");
        TakeRequested request = new TakeRequested(
                take, from.number(), brief, null, redos, new TreeMap<>(), new TreeSet<>(), by);
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
                ? new SlotLine(slot, SlotLine.Fate.REUSED, model, BigDecimal.ZERO, null)
                : new SlotLine(slot, SlotLine.Fate.NEW, model, cast.price(slot, rates), why);
    }

    private Brief brief(Base from, @Nullable Changes changes, List<Detail> wrong) {
        Brief was = from.asked().brief();
        Brief.ModelChoice models = was.models();
        if (changes != null) {
            TakeWish.Models named = Objects.requireNonNullElse(changes.models(), new TakeWish.Models(null, null));
            String clip = changes.fromBeat() == null ? changes.model() : null;
            models = new Brief.ModelChoice(
                    models.plan(),
                    usable(Kind.IMAGE, "changes.models.image", named.image(), models.image(), was, wrong),
                    usable(Kind.CLIP, "changes.model", clip, models.clip(), was, wrong),
                    usable(Kind.MUSIC, "changes.models.music", named.music(), models.music(), was, wrong));
        }
        return new Brief(
                was.prompt(), was.title(), was.description(), was.durationSeconds(), was.aspect(), was.resolution(),
                models, was.seed(), was.references(), was.track(), was.budgetUsd());
    }

    private SortedMap<String, String> clipModels(
            Base from, Plan plan, @Nullable Changes changes, Brief brief, List<Detail> wrong) {
        SortedMap<String, String> models = new TreeMap<>(from.asked().clipModels());
        if (changes == null || changes.model() == null) {
            return models;
        }
        String fromBeat = changes.fromBeat();
        if (fromBeat == null) {
            return new TreeMap<>();
        }
        List<String> beats = plan.beats().stream().map(Plan.Beat::id).toList();
        if (!beats.contains(fromBeat)) {
            wrong.add(new Detail("changes.fromBeat", fromBeat, beats));
            return models;
        }
        String model = usable(Kind.CLIP, "changes.model", changes.model(), brief.models().clip(), brief, wrong);
        beats.subList(beats.indexOf(fromBeat), beats.size()).forEach(beat -> models.put(beat, model));
        return models;
    }

    private String usable(
            Kind kind, String field, @Nullable String named, String otherwise, Brief brief, List<Detail> wrong) {
        if (named == null) {
            return otherwise;
        }
        List<String> usable = catalogue.names(kind, today.get()).stream()
                .filter(name -> kind != Kind.CLIP || fits(catalogue.spec(kind, name).clipOrThrow(), brief))
                .toList();
        if (usable.contains(named)) {
            return named;
        }
        wrong.add(new Detail(field, named, usable));
        return otherwise;
    }

    private static boolean fits(ModelSpec.Clip able, Brief brief) {
        return able.firstFrame()
                && able.aspects().contains(brief.aspect())
                && able.resolutions().contains(brief.resolution());
    }

    private static void refuse(List<Detail> wrong) {
        if (!wrong.isEmpty()) {
            String fields = String.join(", ", wrong.stream().map(Detail::field).distinct().toList());
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST, "The take cannot be made as it is asked for: " + fields + ".", wrong);
        }
    }
}
