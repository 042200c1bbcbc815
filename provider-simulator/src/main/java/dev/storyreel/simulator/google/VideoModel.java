package dev.storyreel.simulator.google;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of Google's that makes clips. Its prices are the simulator's own.
 *
 * @param usd         a second, by resolution
 * @param seconds     lengths it can make
 * @param wholeAtFull the one length it makes beyond 720p; 0 where it makes all of them
 * @param slowness    seconds it takes for a second
 * @param end         from this day on it does not answer
 */
record VideoModel(
        String id,
        boolean interacts,
        Map<String, BigDecimal> usd,
        List<Integer> seconds,
        int wholeAtFull,
        double slowness,
        @Nullable LocalDate end) {

    private static final List<Integer> TEN = List.of(3, 4, 5, 6, 7, 8, 9, 10);
    private static final List<Integer> FIFTEEN = List.of(3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    private static final LocalDate VEO_ENDS = LocalDate.of(2026, 10, 22);

    private static final List<VideoModel> ALL = List.of(
            new VideoModel("gemini-omni-1.1-flash", true, usd("0.03", "0.10", "0.15", "0.30"), TEN, 0, 6, null),
            new VideoModel("gemini-omni-1.2-flash", true, usd("0.023", "0.07", "0.105", "0.21"), FIFTEEN, 0, 6, null),
            veo("veo-3.1-generate-preview", "0.40", "0.40", "0.60", 15),
            veo("veo-3.1-fast-generate-preview", "0.15", "0.15", "0.35", 10));

    static Optional<VideoModel> find(String id, boolean interacts) {
        return ALL.stream().filter(model -> model.id.equals(id) && model.interacts == interacts).findFirst();
    }

    BigDecimal price(int length, String resolution) {
        return usd.getOrDefault(resolution, BigDecimal.ZERO).multiply(BigDecimal.valueOf(length));
    }

    private static VideoModel veo(String id, String hd, String fullHd, String uhd, double slowness) {
        Map<String, BigDecimal> usd =
                Map.of("720p", new BigDecimal(hd), "1080p", new BigDecimal(fullHd), "4k", new BigDecimal(uhd));
        return new VideoModel(id, false, usd, List.of(4, 6, 8), 8, slowness, VEO_ENDS);
    }

    private static Map<String, BigDecimal> usd(String draft, String hd, String fullHd, String uhd) {
        return Map.of(
                "360p", new BigDecimal(draft), "720p", new BigDecimal(hd),
                "1080p", new BigDecimal(fullHd), "4k", new BigDecimal(uhd));
    }
}
