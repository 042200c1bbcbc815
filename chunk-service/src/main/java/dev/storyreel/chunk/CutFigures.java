package dev.storyreel.chunk;

import java.util.Map;

/** What is measured on a cut, and how that is kept on its row. */
public record CutFigures(double seconds, int copied, boolean hasSound) {

    public Map<String, Double> asMap() {
        return Map.of("seconds", seconds, "copied", (double) copied, "hasSound", hasSound ? 1.0 : 0.0);
    }

    static CutFigures of(Map<String, Double> figures) {
        return new CutFigures(
                figures.getOrDefault("seconds", 0.0),
                figures.getOrDefault("copied", 0.0).intValue(),
                figures.getOrDefault("hasSound", 0.0) > 0);
    }
}
