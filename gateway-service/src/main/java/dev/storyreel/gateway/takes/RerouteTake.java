package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A take that leaves to another model what one has not made: what is finished stays, what its provider has in hand is
 * waited for, and all else of that model's is the other's. A beat's clips are of one model. Pure.
 */
public final class RerouteTake {

    /** Whose work becomes whose. */
    public record Move(Kind kind, String from, String to) {}

    private final ModelCatalogue catalogue;
    private final Drafting drafting;

    public RerouteTake(ModelCatalogue catalogue, RateCard rates) {
        this.catalogue = catalogue;
        this.drafting = new Drafting(catalogue, rates);
    }

    /**
     * @param work how the base's work stands, by slot; what was not ordered yet is not in it
     * @return empty where nothing is left to move
     * @throws Refusal where the other model cannot make what this film needs
     */
    public Optional<TakeDraft> draft(TakeState base, Map<Slot, WorkState> work, TakeRef take, Move move, String by) {
        Base from = Base.of(base);
        Undone undone = new Undone(from, work);
        return switch (move.kind()) {
            case PLAN -> plan(from, undone, take, move, by);
            case IMAGE -> planned(undone, plan -> images(from, undone, plan, move), take, by);
            case CLIP -> planned(undone, plan -> clips(from, undone, plan, move), take, by);
            case MUSIC -> planned(undone, plan -> music(from, undone, plan, move), take, by);
            case SPEECH, EFFECT, FOLEY, LIPSYNC, CUT, FILM -> Optional.empty();
        };
    }

    private Optional<TakeDraft> plan(Base from, Undone undone, TakeRef take, Move move, String by) {
        Brief brief = from.asked().brief();
        return from.plan().isEmpty() && brief.models().plan().equals(move.from()) && undone.open(Slot.PLAN)
                ? Optional.of(drafting.anew(from, take, with(brief, move), false, by))
                : Optional.empty();
    }

    /** What a plan that stands is commissioned as. */
    private interface Recast {
        Optional<Commission> of(Plan plan);
    }

    private Optional<TakeDraft> planned(Undone undone, Recast recast, TakeRef take, String by) {
        Base left = undone.from().left(undone.going());
        return left.plan().flatMap(plan -> recast.of(plan)
                .map(asked -> drafting.of(left, take, Cast.of(asked, plan, catalogue), Set.of(), false, by)));
    }

    private static Optional<Commission> images(Base from, Undone undone, Plan plan, Move move) {
        Commission asked = from.asked();
        SortedMap<String, String> models = new TreeMap<>(asked.frameModels());
        plan.beats().stream()
                .map(Plan.Beat::id)
                .filter(beat -> asked.frameModel(beat).equals(move.from()) && undone.open(Slot.frame(beat)))
                .forEach(beat -> models.put(beat, move.to()));
        return models.equals(asked.frameModels())
                ? Optional.empty()
                : Optional.of(new Commission(asked.brief(), plan, asked.redos(), asked.clipModels(), models));
    }

    private Optional<Commission> clips(Base from, Undone undone, Plan plan, Move move) {
        Commission asked = from.asked();
        Cast cast = Cast.of(asked, plan, catalogue);
        SortedMap<String, String> models = new TreeMap<>(asked.clipModels());
        plan.beats().stream()
                .map(Plan.Beat::id)
                .filter(beat -> asked.clipModel(beat).equals(move.from()) && undone.open(cast.clips(beat)))
                .forEach(beat -> models.put(beat, move.to()));
        if (models.equals(asked.clipModels())) {
            return Optional.empty();
        }
        Brief brief = asked.brief();
        if (!PlanTake.fits(catalogue.spec(Kind.CLIP, move.to()).clipOrThrow(), brief)) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "'" + move.to() + "' makes no " + brief.resolution() + " clips in " + brief.aspect()
                            + " that start on a frame.",
                    new Detail("to", move.to(), "a model that does, for this film"));
        }
        return Optional.of(new Commission(brief, plan, asked.redos(), models, asked.frameModels()));
    }

    private Optional<Commission> music(Base from, Undone undone, Plan plan, Move move) {
        Commission asked = from.asked();
        return asked.brief().models().music().equals(move.from())
                        && Cast.of(asked, plan, catalogue).music()
                        && undone.open(Slot.MUSIC)
                ? Optional.of(new Commission(
                        with(asked.brief(), move), plan, asked.redos(), asked.clipModels(), asked.frameModels()))
                : Optional.empty();
    }

    private static Brief with(Brief was, Move move) {
        Brief.ModelChoice models = was.models();
        return was.with(new Brief.ModelChoice(
                move.kind() == Kind.PLAN ? move.to() : models.plan(),
                models.image(),
                models.clip(),
                move.kind() == Kind.MUSIC ? move.to() : models.music()));
    }

    /** What is neither made nor in its provider's hands. */
    private record Undone(Base from, Map<Slot, WorkState> work) {

        boolean open(Slot slot) {
            return open(List.of(slot));
        }

        /** Slots that are moved together: something is missing, and nothing is on its way. */
        boolean open(List<Slot> slots) {
            return slots.stream().noneMatch(this::onItsWay)
                    && !slots.stream().allMatch(this::made);
        }

        /** Whether or not it was heard of yet. */
        private boolean made(Slot slot) {
            return from.made().contains(slot) || work.get(slot) == WorkState.DONE;
        }

        /** Ordered, and not at an end, or at a good one. What was given up is not waited for, whatever becomes of it. */
        Set<Slot> going() {
            Set<Slot> going = new HashSet<>();
            work.forEach((slot, state) -> {
                boolean goes = state == WorkState.QUEUED || state == WorkState.DONE || inHand(state);
                if (goes && !from.failed().contains(slot)) {
                    going.add(slot);
                }
            });
            return going;
        }

        private boolean onItsWay(Slot slot) {
            WorkState state = work.get(slot);
            return state != null && inHand(state) && !from.failed().contains(slot);
        }

        private static boolean inHand(WorkState state) {
            return switch (state) {
                case ADMITTED, SUBMITTING, SUBMITTED, IN_DOUBT -> true;
                case QUEUED, DONE, REFUSED, FAILED, CANCELLED -> false;
            };
        }
    }
}
