package dev.storyreel.gateway.web;

import dev.storyreel.events.Brief;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.pipeline.TakeState.Known;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.gateway.Links;
import dev.storyreel.gateway.PlannedChunk;
import dev.storyreel.gateway.web.StatusAnswer.Chunk;
import dev.storyreel.gateway.web.StatusAnswer.State;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chunks of a film: those that are rendered, and those that the plan still calls for. */
@Component
class ListChunks {

    private final Links links;
    private final ModelCatalogue catalogue;

    ListChunks(Links links, ModelCatalogue catalogue) {
        this.links = links;
        this.catalogue = catalogue;
    }

    List<Chunk> of(TakeState take, @Nullable Brief brief, @Nullable Plan plan) {
        List<ChunkReady> rendered = take.chunks().values().stream().map(Known::event).toList();
        if (brief == null || plan == null) {
            return rendered.stream().map(this::ready).toList();
        }
        Map<Slot, ChunkReady> bySlot =
                rendered.stream().collect(Collectors.toMap(ChunkReady::slot, Function.identity(), (one, _) -> one));
        Set<Slot> failed = take.failures().stream()
                .map(failure -> failure.event().slot())
                .collect(Collectors.toSet());
        Commission asked = take.commission()
                .flatMap(said -> Commission.of(said.event()))
                .orElseGet(() -> Commission.of(brief));
        return planned(asked, plan).stream()
                .map(chunk -> {
                    ChunkReady done = bySlot.get(chunk.slot());
                    return done != null ? ready(done) : waiting(chunk, take, bySlot.keySet(), failed);
                })
                .toList();
    }

    /** A model that the catalogue no longer has leaves nothing to plan with. */
    private List<PlannedChunk> planned(Commission asked, Plan plan) {
        String resolution = asked.brief().resolution();
        boolean known = asked.clipModels(plan).values().stream()
                .allMatch(model -> catalogue.find(Kind.CLIP, model).isPresent());
        return known
                ? PlannedChunk.of(plan, beat -> catalogue
                        .spec(Kind.CLIP, asked.clipModel(beat))
                        .clipOrThrow()
                        .secondsAt(resolution))
                : List.of();
    }

    private Chunk ready(ChunkReady chunk) {
        return new Chunk(
                chunk.index(),
                chunk.beatId(),
                chunk.startsOn(),
                State.READY,
                chunk.seconds(),
                chunk.playedSeconds(),
                chunk.model(),
                links.to(chunk.clip()),
                links.to(chunk.lastFrame()),
                chunk.seam());
    }

    private static Chunk waiting(PlannedChunk chunk, TakeState take, Set<Slot> ready, Set<Slot> failed) {
        State state = failed.contains(chunk.slot()) ? State.FAILED
                : canBegin(chunk, take, ready) ? State.RUNNING
                : State.PENDING;
        return new Chunk(
                chunk.index(), chunk.beatId(), chunk.startsOn(), state, chunk.seconds(), chunk.playedSeconds(),
                null, null, null, null);
    }

    private static boolean canBegin(PlannedChunk chunk, TakeState take, Set<Slot> ready) {
        return switch (chunk.startsOn()) {
            case STORYBOARD -> take.frames().containsKey(chunk.beatId());
            case LAST_FRAME -> ready.contains(before(chunk));
        };
    }

    private static Slot before(PlannedChunk chunk) {
        String name = chunk.slot().name();
        int n = Integer.parseInt(name.substring(name.lastIndexOf('/') + 1));
        return Slot.clip(chunk.beatId(), n - 1);
    }
}
