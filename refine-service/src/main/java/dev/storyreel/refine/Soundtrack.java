package dev.storyreel.refine;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.MusicRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is to be heard under the film. Pure. */
sealed interface Soundtrack {

    /** The person's own track. */
    record Uploaded(MediaRef track) implements Soundtrack {}

    /** Music made for this film. */
    record Composed(MusicRequest request) implements Soundtrack {}

    /** No music: the clips' own sound where they have it, else silence. */
    record None() implements Soundtrack {}

    /**
     * An uploaded track is the plainest wish there is and goes before all else; clips with sound of their own are left
     * alone where all of them have it; and where the plan says no music there is none.
     *
     * @param ownSound whether a clip model, by its name, makes sound of its own
     */
    static Soundtrack of(Commission asked, Plan plan, Predicate<String> ownSound) {
        Brief brief = asked.brief();
        MediaRef track = brief.track();
        if (track != null) {
            return new Uploaded(track);
        }
        if (asked.ownSound(plan, ownSound) || !plan.audio().music()) {
            return new None();
        }
        return new Composed(request(asked, plan));
    }

    private static MusicRequest request(Commission asked, Plan plan) {
        Brief brief = asked.brief();
        return new MusicRequest(
                brief.models().music(),
                inWords(plan),
                plan.audio(),
                plan.mood(),
                accents(plan),
                plan.totalSeconds() + MusicRequest.MARGIN_SECONDS,
                asked.seed(Slot.MUSIC, brief.seed()));
    }

    private static List<Double> accents(Plan plan) {
        List<Double> accents = new ArrayList<>();
        double at = 0;
        for (Plan.Beat beat : plan.beats()) {
            accents.add(at);
            at += beat.seconds();
        }
        return accents;
    }

    private static String inWords(Plan plan) {
        Plan.Audio audio = plan.audio();
        String wishes = audio.wishes().isEmpty() ? "" : " " + String.join(", ", audio.wishes()) + ".";
        return "Instrumental %s, %s, %d beats per minute, in %s.%s For a film of %d seconds: %s It builds with the film and ends on a clear final chord. No vocals."
                .formatted(
                        audio.genre(),
                        plan.mood(),
                        audio.tempoBpm(),
                        audio.key(),
                        wishes,
                        plan.totalSeconds(),
                        plan.logline());
    }
}
