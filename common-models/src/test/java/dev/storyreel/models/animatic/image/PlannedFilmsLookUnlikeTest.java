package dev.storyreel.models.animatic.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.SamplePlanRequests;
import dev.storyreel.models.Seed;
import dev.storyreel.models.animatic.PictureDistance;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import dev.storyreel.models.planning.DataFile;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From the prompt to the pictures: ten prompts with nothing in common give storyboards that do not look alike. */
class PlannedFilmsLookUnlikeTest {

    record Sample(String prompt, Integer seconds, Object found) {}

    private static final int WIDTH = 192;
    private static final int HEIGHT = 108;
    private static final int SHEET = 3;

    private final AnimaticPlanModel planner = new AnimaticPlanModel();

    @Test
    void storyboards_of_ten_unlike_prompts_differ_five_times_as_much_as_those_of_two_seeds() {
        List<List<BufferedImage>> films = new ArrayList<>();
        double seeds = 0;
        for (Sample sample : DataFile.entries(SamplePlanRequests.class, "ten-unlike-prompts.yml", Sample.class).values()) {
            films.add(sheet(sample.prompt(), 1));
            seeds = Math.max(seeds, PictureDistance.between(films.getLast(), sheet(sample.prompt(), 2)));
        }
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < films.size(); i++) {
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, PictureDistance.between(films.get(i), films.get(j)));
            }
        }
        assertThat(nearest).as("five times %.2f", seeds).isGreaterThanOrEqualTo(5 * seeds);
    }

    /** The storyboard's first frames, as storyboard-service would ask for them. */
    private List<BufferedImage> sheet(String prompt, long seed) {
        Plan plan = planner.plan(SamplePlanRequests.request(prompt, 30, List.of(3, 4, 5, 6), seed));
        List<BufferedImage> frames = new ArrayList<>();
        int start = 0;
        for (Plan.Beat beat : plan.beats().subList(0, SHEET)) {
            ImageRequest.Look look = new ImageRequest.Look(
                    plan.subject(), plan.setting(), plan.style(), plan.palette(), plan.mood(), plan.avoid(), beat.kind(),
                    beat.shot(), beat.camera(), (double) start / plan.totalSeconds());
            ImageRequest request = new ImageRequest(
                    "animatic", beat.framePrompt(), beat.negativePrompt(), WIDTH, HEIGHT,
                    Seed.of(seed, Slot.frame(beat.id()).name()), List.of(), look);
            frames.add(ScenePainter.paint(Scene.of(request), WIDTH, HEIGHT, List.of()));
            start += beat.seconds();
        }
        return frames;
    }
}
