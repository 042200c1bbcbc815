package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.CheckOnRefusal;
import dev.storyreel.gateway.GenerateRequest;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.TakeWish.Changes;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.RateCard;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    private final Drafting drafting;
    private final Supplier<LocalDate> today;

    public PlanTake(ModelCatalogue catalogue, RateCard rates, Supplier<LocalDate> today) {
        this.catalogue = catalogue;
        this.drafting = new Drafting(catalogue, rates);
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
            return drafting.anew(from, take, brief, keepSeed(wish), by);
        }
        Plan standing = from.plan()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Take " + from.number() + " has no plan yet.",
                        new Detail("basedOn", from.number(), "a take whose plan stands, or fromPhase validation")));
        Plan plan = EditPlan.edited(standing, wish.changes(), brief.durationSeconds(), wrong);
        SortedMap<String, String> models = clipModels(from, plan, wish.changes(), brief, wrong);
        SortedMap<String, String> frameModels = brief.models().image().equals(from.asked().brief().models().image())
                ? from.asked().frameModels()
                : new TreeMap<>();
        Commission asked = new Commission(brief, plan, from.asked().redos(), models, frameModels);
        Cast cast = Cast.of(asked, plan, catalogue);
        Set<Slot> again = new RedoneSlots(cast, wrong).of(wish);
        refuse(wrong);
        return drafting.of(from, take, cast, again, keepSeed(wish), by);
    }

    private static boolean keepSeed(TakeWish wish) {
        return Boolean.TRUE.equals(wish.keepSeed());
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
        Brief brief = was.with(models);
        return changes == null || changes.onRefusal() == null
                ? brief
                : brief.withOnRefusal(onRefusal(brief, changes.onRefusal(), wrong));
    }

    private @Nullable OnRefusal onRefusal(Brief brief, GenerateRequest.OnRefusal wish, List<Detail> wrong) {
        var film = new CheckOnRefusal.Film(brief.models(), brief.aspect(), brief.resolution(), brief.track() != null);
        return new CheckOnRefusal(catalogue, today.get(), "changes.onRefusal", film).from(wish, wrong);
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

    /** Whether a clip model can make what the film is made of. */
    static boolean fits(ModelSpec.Clip able, Brief brief) {
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
