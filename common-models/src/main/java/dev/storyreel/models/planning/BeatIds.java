package dev.storyreel.models.planning;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Gives beats their names: the wish itself where it is free, else with a number: {@code detail-shot-2}. */
public final class BeatIds {

    private static final int LONGEST = 40;
    private final Set<String> taken = new HashSet<>();

    /** A name no beat of this plan has yet. */
    public String next(String wish) {
        String stem = slug(wish);
        String id = stem;
        for (int n = 2; !taken.add(id); n++) {
            String suffix = "-" + n;
            id = stem.substring(0, Math.min(stem.length(), LONGEST - suffix.length())) + suffix;
        }
        return id;
    }

    private static String slug(String wish) {
        String slug = Normalizer.normalize(wish, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\u0300-\\u036f]", "")
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        return slug.isEmpty() ? "beat" : slug.substring(0, Math.min(slug.length(), LONGEST));
    }
}
