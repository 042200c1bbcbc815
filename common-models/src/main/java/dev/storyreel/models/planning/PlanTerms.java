package dev.storyreel.models.planning;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The terms that the rest of the house knows, and which of them a model means by a word of its own. Pure. */
final class PlanTerms {

    static final List<String> PLACES = names("places.yml");
    static final List<String> STYLES = names("styles.yml");
    static final List<String> MOODS = names("moods.yml");
    static final List<String> TIMES = List.of("dawn", "day", "sunset", "night");
    static final List<String> WEATHERS = List.of("clear", "rain", "snow", "fog");
    static final List<String> SHOTS = List.of("wide", "medium", "close-up", "macro", "aerial", "low-angle");
    static final List<String> CAMERAS =
            List.of("push-in", "pull-back", "pan-left", "pan-right", "tilt-up", "tilt-down", "orbit", "static");

    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("zoom-in", "push-in"), Map.entry("dolly-in", "push-in"), Map.entry("push", "push-in"),
            Map.entry("zoom-out", "pull-back"), Map.entry("dolly-out", "pull-back"), Map.entry("pull", "pull-back"),
            Map.entry("tracking", "pan-right"), Map.entry("truck-left", "pan-left"), Map.entry("truck", "pan-right"),
            Map.entry("pan", "pan-right"), Map.entry("crane-up", "tilt-up"), Map.entry("crane-down", "tilt-down"),
            Map.entry("tilt", "tilt-up"), Map.entry("arc", "orbit"), Map.entry("rotate", "orbit"), Map.entry("still", "static"),
            Map.entry("fixed", "static"), Map.entry("locked", "static"), Map.entry("handheld", "static"),
            Map.entry("establishing", "wide"), Map.entry("long", "wide"), Map.entry("full", "medium"), Map.entry("mid", "medium"),
            Map.entry("extreme-close", "macro"), Map.entry("close", "close-up"), Map.entry("drone", "aerial"),
            Map.entry("bird", "aerial"), Map.entry("overhead", "aerial"), Map.entry("top", "aerial"), Map.entry("low", "low-angle"),
            Map.entry("sunrise", "dawn"), Map.entry("morning", "dawn"), Map.entry("noon", "day"), Map.entry("afternoon", "day"),
            Map.entry("dusk", "sunset"), Map.entry("evening", "sunset"), Map.entry("golden", "sunset"), Map.entry("twilight", "sunset"),
            Map.entry("midnight", "night"), Map.entry("storm", "rain"), Map.entry("drizzle", "rain"), Map.entry("mist", "fog"),
            Map.entry("haz", "fog"), Map.entry("blizzard", "snow"), Map.entry("sun", "clear"));

    private PlanTerms() {}

    /** The term itself, else one it contains or means, else the fallback. */
    static String of(List<String> terms, @Nullable String said, String fallback) {
        String slug = said == null ? "" : said.toLowerCase(Locale.ROOT).strip().replaceAll("[\\s_]+", "-");
        if (terms.contains(slug)) {
            return slug;
        }
        return MEANT.entrySet().stream()
                .filter(meant -> terms.contains(meant.getValue()) && slug.contains(meant.getKey()))
                .max(Map.Entry.comparingByKey((a, b) -> a.length() != b.length() ? Integer.compare(a.length(), b.length()) : a.compareTo(b)))
                .map(Map.Entry::getValue)
                .or(() -> terms.stream().filter(slug::contains).findFirst())
                .orElse(fallback);
    }

    private static List<String> names(String file) {
        return List.copyOf(DataFile.entries(DataFile.class, file, Map.class).keySet());
    }
}
