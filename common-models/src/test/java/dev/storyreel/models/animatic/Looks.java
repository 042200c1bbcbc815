package dev.storyreel.models.animatic;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.models.ImageRequest;
import java.util.List;

/** Requests for frames as plans make them. */
public final class Looks {

    /** Ten unlike films: subject | place | hour | weather | style | palette | mood. */
    public static final List<String> TEN = List.of(
            "a silver robot|city|sunset|clear|photographic|#1d2233,#5b3f6b,#c8553d,#f2a65a,#ffe0b5|hopeful",
            "a woman with an umbrella|street|night|rain|neon|#0b0d1e,#3a1f6b,#d6287f,#1fd3e0,#f3e9ff|tense",
            "a red car|desert|day|clear|photographic|#3b2416,#a8562f,#dba468,#8fc3d9,#f6ead2|bold",
            "a fox|forest|dawn|fog|photographic|#16241a,#2f5233,#7b9b4a,#e0c37a,#f5efd6|calm",
            "a fish|underwater|day|clear|photographic|#021526,#064663,#0f97a5,#f28f3b,#f7e1b5|wonder",
            "an astronaut|space|night|clear|photographic|#070815,#241b4b,#7a3fa0,#e86a92,#ffe7c7|awe",
            "a cabin|snowfield|day|snow|watercolour|#2a4058,#5d84a3,#a9c6d8,#dfeaf0,#c8553d|quiet",
            "a cup of coffee|kitchen|dawn|clear|photographic|#2a1a12,#6b4226,#b5793f,#e2b878,#f7ead3|warm",
            "a perfume bottle|studio|day|clear|minimal|#2b1d2b,#8e4162,#e58ea0,#f6c7b6,#fdf0ea|elegant",
            "a detective|street|night|fog|noir|#0c0c0e,#2b2d33,#6c6f76,#b4b6ba,#efefec|brooding");

    private Looks() {}

    public static ImageRequest frame(String film, String shot, double position, long seed, int width, int height) {
        return frame(film, shot, position, seed, width, height, List.of(), List.of());
    }

    public static ImageRequest frame(
            String film, String shot, double position, long seed, int width, int height, List<String> avoid,
            List<Brief.Reference> references) {
        String[] terms = film.split("\\|");
        var look = new ImageRequest.Look(
                terms[0], new Plan.Setting(terms[1], terms[2], terms[3], ""), terms[4], List.of(terms[5].split(",")), terms[6],
                avoid, "hero-shot", shot, "push-in", position);
        return new ImageRequest("animatic", terms[0] + ", " + shot, null, width, height, seed, references, look);
    }
}
