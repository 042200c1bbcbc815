package dev.storyreel.storyboard;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is asked of an image model for a beat. Pure: one seed, one plan and one beat give one request. */
final class FrameRequest {

    private FrameRequest() {}

    static ImageRequest of(Commission asked, Plan plan, Plan.Beat beat) {
        Brief brief = asked.brief();
        Slot slot = Slot.frame(beat.id());
        FrameSize size = FrameSize.of(brief.aspect(), brief.resolution());
        return new ImageRequest(
                asked.frameModel(beat.id()),
                prompt(plan, beat),
                negativePrompt(plan, beat),
                size.width(),
                size.height(),
                asked.seed(slot, Seed.of(brief.seed(), slot.name())),
                brief.references(),
                look(plan, beat));
    }

    /** In words that are complete in themselves: a frame is drawn by a model that has seen no other. */
    private static String prompt(Plan plan, Plan.Beat beat) {
        List<String> sentences = new ArrayList<>();
        sentences.add(beat.framePrompt());
        sentences.add("Subject, the same in every frame: " + plan.subject());
        sentences.add("Setting: " + setting(plan.setting()));
        sentences.add("Style: " + plan.style() + ", " + plan.mood() + " mood");
        sentences.add("Shot: " + beat.shot());
        if (!plan.palette().isEmpty()) {
            sentences.add("Colours: " + String.join(", ", plan.palette()));
        }
        return String.join(" ", sentences.stream().map(FrameRequest::ended).toList());
    }

    private static String setting(Plan.Setting setting) {
        List<String> parts = Stream.of(setting.detail(), setting.place(), setting.timeOfDay(), setting.weather())
                .filter(part -> !part.isBlank())
                .distinct()
                .toList();
        return String.join(", ", parts);
    }

    private static @Nullable String negativePrompt(Plan plan, Plan.Beat beat) {
        List<String> unwanted = Stream.concat(
                        Optional.ofNullable(beat.negativePrompt()).stream(), plan.avoid().stream())
                .filter(part -> !part.isBlank())
                .distinct()
                .toList();
        return unwanted.isEmpty() ? null : String.join(", ", unwanted);
    }

    private static ImageRequest.Look look(Plan plan, Plan.Beat beat) {
        return new ImageRequest.Look(
                plan.subject(),
                plan.setting(),
                plan.style(),
                plan.palette(),
                plan.mood(),
                plan.avoid(),
                beat.kind(),
                beat.shot(),
                beat.camera(),
                position(plan, beat));
    }

    /** Where in the film the beat begins: 0 is the start, 1 would be the end. */
    private static double position(Plan plan, Plan.Beat beat) {
        int before = plan.beats().stream()
                .takeWhile(other -> !other.id().equals(beat.id()))
                .mapToInt(Plan.Beat::seconds)
                .sum();
        return (double) before / plan.totalSeconds();
    }

    private static String ended(String sentence) {
        String text = sentence.strip();
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }
}
