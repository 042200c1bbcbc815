package dev.storyreel.models.animatic.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.animatic.Looks;
import dev.storyreel.models.animatic.PictureDistance;
import dev.storyreel.models.animatic.image.reading.Scene;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FilmsLookUnlikeTest {

    private static final List<String> SHOTS = List.of("wide", "medium", "close-up");

    @Test
    void ten_unlike_films_differ_five_times_as_much_as_two_seeds_of_one() {
        List<List<BufferedImage>> films = new ArrayList<>();
        double seeds = 0;
        for (String film : Looks.TEN) {
            films.add(sheet(film, 1));
            seeds = Math.max(seeds, PictureDistance.between(films.getLast(), sheet(film, 2)));
        }
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < films.size(); i++) {
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, PictureDistance.between(films.get(i), films.get(j)));
            }
        }
        System.out.printf("nearest two films %.1f, furthest two seeds %.1f%n", nearest, seeds);
        assertThat(nearest).isGreaterThanOrEqualTo(5 * seeds);
    }

    @Test
    void the_beats_of_one_film_differ_and_yet_are_nearer_to_each_other_than_to_another_film() {
        BufferedImage early = paint(Looks.TEN.getFirst(), "wide", 0.1, 1);
        BufferedImage late = paint(Looks.TEN.getFirst(), "wide", 0.8, 1);
        BufferedImage other = paint(Looks.TEN.get(3), "wide", 0.1, 1);
        double within = PictureDistance.between(early, late);
        assertThat(within).isGreaterThan(3).isLessThan(PictureDistance.between(early, other) * 0.75);
    }

    private static List<BufferedImage> sheet(String film, long seed) {
        List<BufferedImage> frames = new ArrayList<>();
        for (int i = 0; i < SHOTS.size(); i++) {
            frames.add(paint(film, SHOTS.get(i), i / 2.0, seed));
        }
        return frames;
    }

    private static BufferedImage paint(String film, String shot, double position, long seed) {
        return ScenePainter.paint(Scene.of(Looks.frame(film, shot, position, seed, 256, 144)), 256, 144, List.of());
    }
}
