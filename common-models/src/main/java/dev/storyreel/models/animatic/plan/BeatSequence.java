package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.planning.Archetype;
import dev.storyreel.models.planning.BeatLengths;
import dev.storyreel.models.planning.BeatLibrary;
import dev.storyreel.models.planning.BeatTemplate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Which beats of an archetype a film of so many seconds has, and how long each is: the number of beats and their lengths
 * are chosen together, so that little is wasted on the clip lengths. Pure.
 *
 * @param kinds   in the order of the film
 * @param seconds of each; they sum to the film's length
 */
record BeatSequence(List<String> kinds, List<Integer> seconds) {

    static final int MOST_BEATS = 24;
    private static final int SHORTEST_BEAT = 2;
    private static final int CLOSING_BEATS = 2;

    static BeatSequence of(Archetype archetype, BeatLibrary library, boolean people, int total, List<Integer> clipSeconds) {
        BeatLengths lengths = new BeatLengths(total, clipSeconds);
        int most = Math.clamp(total / SHORTEST_BEAT, 1, MOST_BEATS);
        BeatSequence best = null;
        double bestCost = Double.POSITIVE_INFINITY;
        for (int n = 1; n <= most; n++) {
            List<String> kinds = choose(archetype, library, people, n);
            BeatLengths.Shares shares = lengths.share(kinds.stream()
                    .map(kind -> new BeatLengths.Wish(library.beat(kind).seconds(), false))
                    .toList());
            if (best == null || shares.cost() < bestCost) {
                best = new BeatSequence(kinds, shares.seconds());
                bestCost = shares.cost();
            }
        }
        if (best == null) {
            throw new IllegalStateException("A film of " + total + " s has no beat.");
        }
        return best;
    }

    /** The n weightiest in the archetype's order; where it has too few, those that may repeat come again before the close. */
    private static List<String> choose(Archetype archetype, BeatLibrary library, boolean people, int n) {
        List<String> all = archetype.beats().keySet().stream()
                .filter(kind -> people || !library.beat(kind).people())
                .toList();
        if (n <= all.size()) {
            List<String> kept = archetype.beats().entrySet().stream()
                    .filter(entry -> all.contains(entry.getKey()))
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                    .limit(n)
                    .map(Map.Entry::getKey)
                    .toList();
            return all.stream().filter(kept::contains).toList();
        }
        List<String> repeatable = all.stream().filter(kind -> mayRepeat(kind, library.beat(kind))).toList();
        List<String> chosen = new ArrayList<>(all);
        int close = Math.max(1, chosen.size() - CLOSING_BEATS);
        for (int i = 0; chosen.size() < n; i++) {
            chosen.add(close + i, repeatable.get(i % repeatable.size()));
        }
        return chosen;
    }

    private static boolean mayRepeat(String kind, BeatTemplate template) {
        return template.repeats() || kind.equals("detail-shot");
    }
}
