package dev.storyreel.refine;

import dev.storyreel.events.Commission;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.ledger.Climb;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.MusicRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plan and cut to film. Music is ordered as soon as the plan stands, while the clips render; the film once cut and
 * soundtrack do. Pure.
 */
public final class RefineDecider implements PhaseDecider<RefineState> {

    /** The name under which the catalogue has our own ffmpeg work. */
    public static final String FILM_MODEL = "storyreel";

    /** What a soundtrack's model is called that nobody composed. */
    public static final String UPLOADED = "upload";

    /** The figures that {@code Measuring} leaves on the work's rows. */
    public static final String SECONDS = "seconds";

    public static final String LOUDNESS = "loudnessLufs";

    private static final double SILENCE = -70;

    private final Predicate<String> ownSound;
    private final Ladder ladder;

    /** @param ownSound whether a clip model, by its name, makes sound of its own */
    public RefineDecider(Predicate<String> ownSound, Ladder ladder) {
        this.ownSound = ownSound;
        this.ladder = ladder;
    }

    @Override
    public Phase phase() {
        return Phase.REFINE;
    }

    @Override
    public Class<RefineState> stateType() {
        return RefineState.class;
    }

    @Override
    public RefineState initial(TakeRef take) {
        return RefineState.of(take);
    }

    @Override
    public RefineState hear(RefineState state, Event fact) {
        if (fact instanceof PlanReady ready) {
            return state.heard(ready);
        }
        if (fact instanceof CutReady ready) {
            return state.heard(ready);
        }
        @Nullable String by = fact instanceof TakeRequested another ? another.by() : null;
        return Commission.of(fact).map(asked -> state.heard(asked, by)).orElse(state);
    }

    @Override
    public RefineState ended(RefineState state, Work work) {
        return switch (work.order().kind()) {
            case MUSIC -> state.composed(RefineState.Ended.of(work)).refused(work);
            case FILM -> state.mastered(RefineState.Ended.of(work));
            // Speech, effects, foley and lip-sync are ordered by nobody yet.
            case PLAN, IMAGE, CLIP, CUT, SPEECH, EFFECT, FOLEY, LIPSYNC -> state;
        };
    }

    @Override
    public List<Decision> decide(RefineState state) {
        Commission asked = state.asked();
        PlanReady ready = state.plan();
        if (asked == null || ready == null) {
            return List.of();
        }
        List<Decision> decisions = new ArrayList<>();
        Soundtrack soundtrack = Soundtrack.of(asked, ready.plan(), ownSound);
        decisions.add(new Decision.Say(started(state.take(), ready.plan(), soundtrack)));
        switch (soundtrack) {
            case Soundtrack.Uploaded(MediaRef track) -> {
                int seconds = ready.plan().totalSeconds();
                decisions.add(new Decision.Say(new SoundtrackReady(state.take(), 1, track, seconds, true, UPLOADED)));
                film(state, asked, ready.plan(), track, decisions);
            }
            case Soundtrack.Composed(MusicRequest request) ->
                music(state, asked, request, decisions)
                        .ifPresent(track -> film(state, asked, ready.plan(), track, decisions));
            case Soundtrack.None() -> film(state, asked, ready.plan(), null, decisions);
        }
        return List.copyOf(decisions);
    }

    private Optional<MediaRef> music(
            RefineState state, Commission asked, MusicRequest request, List<Decision> decisions) {
        Climb climb = Climb.of(
                order(state, asked, Slot.MUSIC, Kind.MUSIC, request), asked.brief().onRefusal(), ladder, state.refusals());
        decisions.add(new Decision.Order(climb.order()));
        climb.told().map(Decision.Say::new).forEach(decisions::add);
        RefineState.Ended music = state.music();
        if (music == null || climb.goesOnAfter(music.attempt())) {
            return Optional.empty();
        }
        failed(state, Slot.MUSIC, music, climb::failure).ifPresent(decisions::add);
        if (music.files().isEmpty()) {
            return Optional.empty();
        }
        MediaRef track = music.files().getFirst();
        double seconds = music.figures().getOrDefault(SECONDS, request.seconds());
        decisions.add(new Decision.Say(
                new SoundtrackReady(state.take(), music.attempt(), track, seconds, false, music.model())));
        return Optional.of(track);
    }

    private static void film(
            RefineState state, Commission asked, Plan plan, @Nullable MediaRef track, List<Decision> decisions) {
        CutReady cut = state.cut();
        if (cut == null) {
            return;
        }
        FilmRequest request =
                new FilmRequest(FILM_MODEL, plan.title(), cut.cut(), cut.seconds(), cut.hasSound(), track);
        decisions.add(new Decision.Order(order(state, asked, Slot.FILM, Kind.FILM, request)));
        RefineState.Ended film = state.film();
        if (film == null) {
            return;
        }
        failed(state, Slot.FILM, film, (_, why) -> why).ifPresent(decisions::add);
        if (film.files().size() >= 2) {
            decisions.add(new Decision.Say(completed(state.take(), cut, film)));
        }
    }

    private static VideoCompleted completed(TakeRef take, CutReady cut, RefineState.Ended film) {
        return new VideoCompleted(
                take,
                film.attempt(),
                film.files().get(0),
                film.files().get(1),
                cut.seconds(),
                cut.width(),
                cut.height(),
                cut.fps(),
                film.figures().getOrDefault(LOUDNESS, SILENCE));
    }

    private static PhaseStarted started(TakeRef take, Plan plan, Soundtrack soundtrack) {
        boolean composes = soundtrack instanceof Soundtrack.Composed;
        double mastering = 2 + 0.1 * plan.totalSeconds();
        double composing = composes ? 1 + 0.05 * plan.totalSeconds() : 0;
        return new PhaseStarted(take, Phase.REFINE, 1, composes ? 2 : 1, mastering + composing);
    }

    private static Optional<Decision> failed(
            RefineState state, Slot slot, RefineState.Ended ended, BiFunction<Integer, Failure, Failure> said) {
        Failure failure = ended.failure();
        return failure == null
                ? Optional.empty()
                : Optional.of(new Decision.Say(
                        new PhaseFailed(
                                state.take(), Phase.REFINE, slot, ended.attempt(), said.apply(ended.attempt(), failure))));
    }

    private static WorkOrder order(
            RefineState state, Commission asked, Slot slot, Kind kind, ModelRequest request) {
        return new WorkOrder(state.take(), Phase.REFINE, slot, asked.redo(slot), kind, request);
    }
}
