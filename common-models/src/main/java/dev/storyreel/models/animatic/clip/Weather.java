package dev.storyreel.models.animatic.clip;

import java.util.Locale;
import java.util.regex.Pattern;

/** What drifts through the air of a clip, as far as its prompt says. Pure. */
enum Weather {
    SNOW("snow|schnee|nieve|neige|blizzard"),
    RAIN("rain|regen|lluvia|pluie|storm"),
    BUBBLES("underwater|unterwasser|submarin|sous-marin|coral|reef|bubbles"),
    EMBERS("fire|feuer|fuego|feu|flame|ember|campfire|lava|volcan|candle|dragon"),
    SPARKS("stage|concert|bühne|neon|disco|club|konzert"),
    DUST("");

    private final Pattern words;

    Weather(String words) {
        this.words = Pattern.compile("\\b(" + words + ")");
    }

    static Weather of(String prompt) {
        String text = prompt.toLowerCase(Locale.ROOT);
        for (Weather weather : values()) {
            if (weather == DUST || weather.words.matcher(text).find()) {
                return weather;
            }
        }
        return DUST;
    }

    boolean flickers() {
        return this == EMBERS || this == SPARKS;
    }
}
