package dev.storyreel.models;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture's size in pixels, both even, as video codecs want them. Pure.
 *
 * @param width  at least 2
 * @param height at least 2
 */
public record FrameSize(int width, int height) {

    /** The ratios a film can have. */
    public static final List<String> ASPECTS = List.of("16:9", "9:16", "1:1");

    /** The resolutions a film can have, lowest first: the shorter side in pixels. */
    public static final List<String> RESOLUTIONS = List.of("480p", "720p", "1080p");

    private static final Map<String, FrameSize> WIDE = wide();

    public FrameSize {
        if (width < 2 || height < 2 || width % 2 != 0 || height % 2 != 0) {
            throw new IllegalArgumentException("A frame's sides are even and at least 2, not " + width + "x" + height + ".");
        }
    }

    /** The size of a film of this ratio and resolution. */
    public static FrameSize of(String aspect, String resolution) {
        FrameSize wide = WIDE.get(resolution);
        if (wide == null) {
            throw new IllegalArgumentException(
                    "Unknown resolution '" + resolution + "'; there are " + String.join(", ", RESOLUTIONS) + ".");
        }
        return switch (aspect) {
            case "16:9" -> wide;
            case "9:16" -> new FrameSize(wide.height, wide.width);
            case "1:1" -> new FrameSize(wide.height, wide.height);
            default ->
                throw new IllegalArgumentException(
                        "Unknown ratio '" + aspect + "'; there are " + String.join(", ", ASPECTS) + ".");
        };
    }

    /** The lowest resolution whose shorter side is no smaller than ours, else the highest there is. */
    public String resolution() {
        int shorter = Math.min(width, height);
        return RESOLUTIONS.stream()
                .filter(resolution -> Integer.parseInt(resolution.substring(0, resolution.length() - 1)) >= shorter)
                .findFirst()
                .orElse(RESOLUTIONS.getLast());
    }

    /** The nearest of the ratios a film can have. */
    public String aspect() {
        double ours = Math.log((double) width / height);
        return ASPECTS.stream()
                .min(Comparator.comparingDouble(aspect -> {
                    FrameSize size = of(aspect, "1080p");
                    return Math.abs(Math.log((double) size.width / size.height) - ours);
                }))
                .orElseThrow();
    }

    private static Map<String, FrameSize> wide() {
        Map<String, FrameSize> sizes = new LinkedHashMap<>();
        sizes.put("480p", new FrameSize(854, 480));
        sizes.put("720p", new FrameSize(1280, 720));
        sizes.put("1080p", new FrameSize(1920, 1080));
        return sizes;
    }
}
