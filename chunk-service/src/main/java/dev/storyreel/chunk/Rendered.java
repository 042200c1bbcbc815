package dev.storyreel.chunk;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Seam;
import java.util.Map;

/** A clip as it came out: what {@code ChunkWorkshop} adds to it and measures on it, and how that is kept on its row. */
public record Rendered(
        String model, long seed, int attempt, MediaRef clip, MediaRef lastFrame, double seconds, Seam seam) {

    /** The name of the derived file. */
    public static final String LAST_FRAME = "last-frame.png";

    private static final String SECONDS = "seconds";
    private static final String SSIM = "ssim";
    private static final String COLOUR_SHIFT = "colourShift";
    private static final String DRIFT_SSIM = "driftSsim";
    private static final String DRIFT_COLOUR = "driftColour";
    private static final String SHARPNESS = "sharpness";

    /** What was measured, as the ledger keeps it. */
    public static Map<String, Double> figures(double seconds, Seam seam) {
        return Map.of(
                SECONDS, seconds,
                SSIM, seam.ssim(),
                COLOUR_SHIFT, seam.colourShift(),
                DRIFT_SSIM, seam.driftSsim(),
                DRIFT_COLOUR, seam.driftColour(),
                SHARPNESS, seam.sharpness());
    }

    static Rendered of(ChunkState.Ended work) {
        MediaRef lastFrame = work.files().stream()
                .filter(file -> file.key().endsWith(LAST_FRAME))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("A clip is done without its last frame."));
        return new Rendered(
                work.model(), work.seed(), work.attempt(), work.files().getFirst(), lastFrame, figure(work, SECONDS),
                seam(work));
    }

    private static Seam seam(ChunkState.Ended work) {
        return new Seam(
                figure(work, SSIM),
                figure(work, COLOUR_SHIFT),
                figure(work, DRIFT_SSIM),
                figure(work, DRIFT_COLOUR),
                figure(work, SHARPNESS));
    }

    private static double figure(ChunkState.Ended work, String name) {
        Double figure = work.figures().get(name);
        if (figure == null) {
            throw new IllegalStateException("A clip is done without its " + name + ".");
        }
        return figure;
    }
}
