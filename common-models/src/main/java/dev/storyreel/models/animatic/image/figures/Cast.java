package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.image.reading.Place;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.image.reading.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Who and what is in the picture: the subjects that the words name, the first one leading. Pure. */
public final class Cast {

    private Cast() {}

    /** At most two; none where the place itself is the subject. */
    public static List<Subject> of(Scene scene) {
        List<Subject> named = in(scene.subject(), scene);
        if (named.isEmpty() && !isPlace(scene.subject())) {
            named = in(scene.words(), scene);
        }
        if (!named.isEmpty()) {
            return named;
        }
        if (scene.subject().tokens().isEmpty() || isPlace(scene.subject()) || namesPeople(scene.subject())) {
            return List.of();
        }
        return List.of(scene.plot("stand-in").chance(0.5f) ? Subject.ORB : Subject.STONES);
    }

    private static List<Subject> in(Words words, Scene scene) {
        return Arrays.stream(Subject.values())
                .filter(subject -> subject.at(words) >= 0)
                .filter(subject -> scene.people() || !subject.human())
                .sorted(Comparator.comparing(subject -> subject.at(words)))
                .limit(2)
                .toList();
    }

    private static boolean isPlace(Words words) {
        return Arrays.stream(Place.values()).anyMatch(place -> place.namedIn(words));
    }

    private static boolean namesPeople(Words words) {
        return Arrays.stream(Subject.values()).anyMatch(subject -> subject.human() && subject.at(words) >= 0);
    }
}
