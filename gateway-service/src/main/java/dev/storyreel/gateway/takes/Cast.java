package dev.storyreel.gateway.takes;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.gateway.PlannedChunk;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a take is made of: its slots in the order of the film, who makes each, and for how much. Pure.
 *
 * @param clipModels where a beat's clips are another model's than the brief's
 * @param chunks     in the order of the cut
 * @param ownSound   whether every clip brings sound of its own, which is then used
 * @param music      whether music is composed
 */
record Cast(
        Brief brief,
        Plan plan,
        SortedMap<String, String> clipModels,
        List<PlannedChunk> chunks,
        boolean ownSound,
        boolean music) {

    static Cast of(Brief brief, Plan plan, SortedMap<String, String> clipModels, ModelCatalogue catalogue) {
        Function<String, ModelSpec.Clip> able = beat -> catalogue
                .spec(Kind.CLIP, clipModels.getOrDefault(beat, brief.models().clip()))
                .clipOrThrow();
        List<PlannedChunk> chunks = PlannedChunk.of(plan, beat -> able.apply(beat).secondsAt(brief.resolution()));
        boolean allSound = plan.beats().stream().allMatch(beat -> able.apply(beat.id()).ownSound());
        return new Cast(
                brief, plan, clipModels, chunks, allSound && brief.track() == null,
                brief.track() == null && !allSound && plan.audio().music());
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
        return clipModels.getOrDefault(beatId, brief.models().clip());
    }

    /** Null for our own work. */
    @Nullable String model(Slot slot) {
        if (slot.name().startsWith("frame/")) {
            return brief.models().image();
        }
        if (slot.equals(Slot.MUSIC)) {
            return brief.models().music();
        }
        return chunk(slot).map(chunk -> clipModel(chunk.beatId())).orElse(null);
    }

    /** By the rate card; 0 for our own work. */
    BigDecimal price(Slot slot, RateCard rates) {
        if (slot.name().startsWith("frame/")) {
            return rates.image(brief.models().image(), brief.resolution());
        }
        if (slot.equals(Slot.MUSIC)) {
            return rates.estimate(
                    Kind.MUSIC,
                    new MusicRequest(
                            brief.models().music(), "", plan.audio(), plan.mood(), List.of(0.0),
                            plan.totalSeconds() + MusicRequest.MARGIN_SECONDS, brief.seed()));
        }
        return chunk(slot)
                .map(chunk -> rates.clip(clipModel(chunk.beatId()), chunk.seconds(), brief.resolution(), ownSound))
                .orElse(BigDecimal.ZERO);
    }

    /** The beats, by id. */
    Map<String, Plan.Beat> beats() {
        return plan.beats().stream().collect(Collectors.toMap(Plan.Beat::id, beat -> beat));
    }
}
