package dev.storyreel.refine;

import dev.storyreel.events.Brief;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.MusicRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What refine-service knows of a take: what it heard, and what its work came to. Of a fact with attempts the latest
 * counts; of work, all that ended is kept by its key, and the decider looks up what it asked for.
 */
public record RefineState(
        TakeRef take,
        @Nullable Brief brief,
        @Nullable PlanReady plan,
        @Nullable CutReady cut,
        Map<String, Ended<MusicRequest>> music,
        Map<String, Ended<FilmRequest>> films) {

    public RefineState {
        music = Map.copyOf(music);
        films = Map.copyOf(films);
    }

    static RefineState of(TakeRef take) {
        return new RefineState(take, null, null, null, Map.of(), Map.of());
    }

    RefineState heard(Brief heard) {
        return new RefineState(take, heard, plan, cut, music, films);
    }

    RefineState heard(PlanReady heard) {
        return plan != null && plan.attempt() >= heard.attempt()
                ? this
                : new RefineState(take, brief, heard, cut, music, films);
    }

    RefineState heard(CutReady heard) {
        return cut != null && cut.attempt() >= heard.attempt()
                ? this
                : new RefineState(take, brief, plan, heard, music, films);
    }

    RefineState composed(String workKey, Ended<MusicRequest> ended) {
        return new RefineState(take, brief, plan, cut, with(music, workKey, ended), films);
    }

    RefineState mastered(String workKey, Ended<FilmRequest> ended) {
        return new RefineState(take, brief, plan, cut, music, with(films, workKey, ended));
    }

    static <R extends ModelRequest> Optional<Ended<R>> ended(Map<String, Ended<R>> works, R request) {
        return works.values().stream()
                .filter(ended -> ended.request().equals(request))
                .findFirst();
    }

    private static <R extends ModelRequest> Map<String, Ended<R>> with(
            Map<String, Ended<R>> works, String key, Ended<R> ended) {
        Map<String, Ended<R>> more = new HashMap<>(works);
        more.merge(key, ended, Ended::latest);
        return more;
    }

    /**
     * A piece of work that has ended.
     *
     * @param files   empty where it failed
     * @param failure null where it was made, or cancelled
     */
    public record Ended<R extends ModelRequest>(
            R request, int attempt, List<MediaRef> files, Map<String, Double> figures, @Nullable Failure failure) {

        public Ended {
            files = List.copyOf(files);
            figures = Map.copyOf(figures);
        }

        /** What was made stays made; else the later attempt counts. */
        private static <R extends ModelRequest> Ended<R> latest(Ended<R> one, Ended<R> other) {
            if (one.files.isEmpty() != other.files.isEmpty()) {
                return one.files.isEmpty() ? other : one;
            }
            return other.attempt > one.attempt ? other : one;
        }
    }
}
