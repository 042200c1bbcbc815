package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.gateway.PlannedChunk;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a take is made of: its slots in the order of the film, who makes each, and for how much. Pure.
 *
 * @param chunks     in the order of the cut
 * @param ownSound   whether every clip brings sound of its own, which is then used
 * @param music      whether music is composed
 */
record Cast(
        Commission asked,
        Plan plan,
        List<PlannedChunk> chunks,
        boolean ownSound,
        boolean music) {

    static Cast of(Commission asked, Plan plan, ModelCatalogue catalogue) {
        Function<String, ModelSpec.Clip> able = model -> catalogue.spec(Kind.CLIP, model).clipOrThrow();
        String resolution = asked.brief().resolution();
        boolean ownSound = asked.ownSound(plan, model -> able.apply(model).ownSound());
        return new Cast(
                asked,
                plan,
                PlannedChunk.of(plan, beat -> able.apply(asked.clipModel(beat)).secondsAt(resolution)),
                ownSound,
                asked.brief().track() == null && !ownSound && plan.audio().music());
    }

    Brief brief() {
        return asked.brief();
    }

    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        plan.beats().forEach(beat -> slots.add(Slot.frame(beat.id())));
        chunks.forEach(chunk -> slots.add(chunk.slot()));
        if (music) {
            slots.add(Slot.MUSIC);
        }
        slots.add(Slot.CUT);
        slots.add(Slot.FILM);
        return slots;
    }

    Optional<PlannedChunk> chunk(Slot slot) {
        return chunks.stream().filter(chunk -> chunk.slot().equals(slot)).findFirst();
    }

    List<Slot> clips(String beatId) {
        return chunks.stream()
                .filter(chunk -> chunk.beatId().equals(beatId))
                .map(PlannedChunk::slot)
                .toList();
    }

    String clipModel(String beatId) {
        return asked.clipModel(beatId);
    }

    /** Empty where the slot is no frame's. */
    private Optional<String> frameModel(Slot slot) {
        return plan.beats().stream()
                .map(Plan.Beat::id)
                .filter(beat -> Slot.frame(beat).equals(slot))
                .findFirst()
                .map(asked::frameModel);
    }

    Kind kind(Slot slot) {
        if (slot.equals(Slot.MUSIC)) {
            return Kind.MUSIC;
        }
        if (slot.equals(Slot.CUT)) {
            return Kind.CUT;
        }
        if (slot.equals(Slot.FILM)) {
            return Kind.FILM;
        }
        return frameModel(slot).isPresent() ? Kind.IMAGE : Kind.CLIP;
    }

    /** Null for our own work. */
    @Nullable String model(Slot slot) {
        if (slot.equals(Slot.MUSIC)) {
            return brief().models().music();
        }
        return frameModel(slot)
                .or(() -> chunk(slot).map(chunk -> clipModel(chunk.beatId())))
                .orElse(null);
    }

    /** By the rate card; 0 for our own work. */
    BigDecimal price(Slot slot, RateCard rates) {
        if (slot.equals(Slot.MUSIC)) {
            return rates.music(brief().models().music(), plan.totalSeconds());
        }
        return frameModel(slot)
                .map(model -> rates.image(model, brief().resolution()))
                .or(() -> chunk(slot).map(chunk -> rates.clip(
                        clipModel(chunk.beatId()), chunk.seconds(), brief().resolution(), ownSound)))
                .orElse(BigDecimal.ZERO);
    }

    /** From the least to the most, should it be refused and asked for in other ways. */
    PriceRange.Range price(Slot slot, RateCard rates, RefusedTries tries) {
        if (slot.equals(Slot.MUSIC)) {
            return tries.of(
                    Kind.MUSIC, brief().models().music(), model -> Optional.of(rates.music(model, plan.totalSeconds())));
        }
        ClipPrice clip = new ClipPrice(tries.catalogue(), rates, brief().resolution(), ownSound);
        return frameModel(slot)
                .map(model -> tries.of(Kind.IMAGE, model, by -> Optional.of(rates.image(by, brief().resolution()))))
                .or(() -> chunk(slot).map(chunk -> clip.clip(clipModel(chunk.beatId()), chunk.seconds(), tries)))
                .orElse(PriceRange.Range.of(BigDecimal.ZERO));
    }

    /** The beats, by id. */
    Map<String, Plan.Beat> beats() {
        return plan.beats().stream().collect(Collectors.toMap(Plan.Beat::id, beat -> beat));
    }
}
