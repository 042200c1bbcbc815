package dev.storyreel.refine;

import dev.storyreel.events.Commission;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Refusals;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What refine-service knows of a take: what it heard, and what its work came to, slot by slot. Of a fact with attempts
 * the latest counts; of work what was made stays made, and else the latest attempt counts.
 *
 * @param requestedBy who asked for this take, where that was said
 * @param refused     what was refused; absent while nothing was
 */
public record RefineState(
        TakeRef take,
        @Nullable Commission asked,
        @Nullable String requestedBy,
        @Nullable PlanReady plan,
        @Nullable CutReady cut,
        @Nullable Ended music,
        @Nullable Ended film,
        @Nullable Refusals refused) {

    static RefineState of(TakeRef take) {
        return new RefineState(take, null, null, null, null, null, null, null);
    }

    RefineState heard(Commission heard, @Nullable String by) {
        return new RefineState(take, heard, by, plan, cut, music, film, refused);
    }

    RefineState heard(PlanReady heard) {
        return plan != null && plan.attempt() >= heard.attempt()
                ? this
                : new RefineState(take, asked, requestedBy, heard, cut, music, film, refused);
    }

    RefineState heard(CutReady heard) {
        return cut != null && cut.attempt() >= heard.attempt()
                ? this
                : new RefineState(take, asked, requestedBy, plan, heard, music, film, refused);
    }

    RefineState refused(Work work) {
        return new RefineState(take, asked, requestedBy, plan, cut, music, film, refusals().with(work).orNull());
    }

    Refusals refusals() {
        return Refusals.of(refused);
    }

    RefineState composed(Ended ended) {
        return new RefineState(take, asked, requestedBy, plan, cut, Ended.latest(music, ended), film, refused);
    }

    RefineState mastered(Ended ended) {
        return new RefineState(take, asked, requestedBy, plan, cut, music, Ended.latest(film, ended), refused);
    }

    /**
     * A piece of work that has ended.
     *
     * @param model   that made it, or was to
     * @param files   empty where it failed
     * @param failure null where it was made, or cancelled
     */
    public record Ended(
            String model,
            int attempt,
            List<MediaRef> files,
            Map<String, Double> figures,
            @Nullable Failure failure) {

        public Ended {
            files = List.copyOf(files);
            figures = Map.copyOf(figures);
        }

        static Ended of(Work work) {
            boolean made = work.state() == WorkState.DONE;
            return new Ended(
                    work.order().request().model(),
                    work.attempt(),
                    made ? work.files() : List.of(),
                    made ? work.figures() : Map.of(),
                    made ? null : work.failure());
        }

        private static Ended latest(@Nullable Ended known, Ended heard) {
            if (known == null) {
                return heard;
            }
            if (known.files.isEmpty() != heard.files.isEmpty()) {
                return known.files.isEmpty() ? heard : known;
            }
            return heard.attempt > known.attempt ? heard : known;
        }
    }
}
