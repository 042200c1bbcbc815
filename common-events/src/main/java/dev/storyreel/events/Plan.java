package dev.storyreel.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The film on paper: model-neutral, in the order of the cut. The beats' seconds sum to the length asked for.
 *
 * @param title     a short name for the film
 * @param archetype the template it was composed from, such as {@code product-launch}
 * @param logline   one sentence
 * @param subject   who or what the film is about, as it must look in every frame
 * @param setting   where and when
 * @param style     medium and look: {@code photographic}, {@code watercolour}, {@code noir}…
 * @param palette   4 to 6 colours, {@code #rrggbb}, darkest first
 * @param mood      one word, such as {@code hopeful}
 * @param avoid     what must not appear, such as {@code people}
 * @param audio     what is to be heard
 * @param beats     at least one
 */
public record Plan(
        String title,
        String archetype,
        String logline,
        String subject,
        Setting setting,
        String style,
        List<String> palette,
        String mood,
        List<String> avoid,
        Audio audio,
        List<Beat> beats) {

    public Plan {
        palette = List.copyOf(palette);
        avoid = List.copyOf(avoid);
        beats = List.copyOf(beats);
        if (beats.isEmpty()) {
            throw new IllegalArgumentException("A plan has at least one beat.");
        }
    }

    /** The film's length, in seconds. */
    public int totalSeconds() {
        return beats.stream().mapToInt(Beat::seconds).sum();
    }

    /** The beat with this id. */
    public Beat beat(String beatId) {
        return beats.stream()
                .filter(beat -> beat.id().equals(beatId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The plan has no beat '" + beatId + "'."));
    }

    /**
     * @param place     {@code city}, {@code forest}, {@code ocean}, {@code studio}…
     * @param timeOfDay {@code dawn}, {@code day}, {@code sunset}, {@code night}
     * @param weather   {@code clear}, {@code rain}, {@code snow}, {@code fog}
     * @param detail    in the person's words, such as {@code Austin at sunset}
     */
    public record Setting(String place, String timeOfDay, String weather, String detail) {}

    /**
     * @param music    false where the person asked for none
     * @param genre    such as {@code ambient electronic}
     * @param tempoBpm beats per minute
     * @param key      such as {@code D major}
     * @param wishes   other wishes in words: instruments, effects, voice
     */
    public record Audio(boolean music, String genre, int tempoBpm, String key, List<String> wishes) {
        public Audio {
            wishes = List.copyOf(wishes);
        }
    }

    /**
     * One beat of the story, which is one shot on the screen.
     *
     * @param id             stable name, unique in the plan: lower-case letters, digits, '-'
     * @param kind           which of the beat library it is, such as {@code hero-shot}
     * @param seconds        on the screen
     * @param description    what is seen, in a sentence or two
     * @param framePrompt    what to draw
     * @param motionPrompt   what moves
     * @param negativePrompt what must not be seen, for models that take one
     * @param shot           {@code wide}, {@code medium}, {@code close-up}, {@code macro}, {@code aerial}, {@code low-angle}
     * @param camera         {@code push-in}, {@code pull-back}, {@code pan-left}, {@code pan-right}, {@code tilt-up},
     *                       {@code tilt-down}, {@code orbit}, {@code static}
     * @param transition     into the next beat: {@code cut} (others come later)
     */
    public record Beat(
            String id,
            String kind,
            int seconds,
            String description,
            String framePrompt,
            String motionPrompt,
            @Nullable String negativePrompt,
            String shot,
            String camera,
            String transition) {

        public Beat {
            if (!id.matches("[a-z0-9][a-z0-9-]{0,39}")) {
                throw new IllegalArgumentException("Not a beat id: '" + id + "'.");
            }
            if (seconds < 1) {
                throw new IllegalArgumentException("Beat '" + id + "' must last at least a second.");
            }
        }
    }
}
