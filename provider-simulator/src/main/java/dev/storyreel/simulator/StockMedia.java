package dev.storyreel.simulator;

import dev.storyreel.media.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Media off the shelf, for tests of many films: the same for the same length, size and format, whatever the prompt, and so
 * made once each. A clip does not start on the frame it was given.
 */
final class StockMedia implements SimulatedMedia {

    private static final String PROMPT = "From stock";

    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final SimulatedMedia maker;
    private final Path shelf;

    /** @param shelf a folder that is there */
    StockMedia(SimulatedMedia maker, Path shelf) {
        this.maker = maker;
        this.shelf = shelf;
    }

    @Override
    public void clip(
            String prompt,
            @Nullable Path firstFrame,
            double seconds,
            int width,
            int height,
            int fps,
            long seed,
            boolean sound,
            Path mp4) {
        String name = "clip-" + seconds + "-" + width + "x" + height + "-" + fps + (sound ? "-sound" : "");
        take(name, mp4, file -> maker.clip(PROMPT, null, seconds, width, height, fps, 0, sound, file));
    }

    @Override
    public void image(String prompt, int width, int height, long seed, Path image) {
        take("image-" + width + "x" + height, image, file -> maker.image(PROMPT, width, height, 0, file));
    }

    @Override
    public void music(String prompt, double seconds, long seed, Path audio) {
        take("music-" + seconds, audio, file -> maker.music(PROMPT, seconds, 0, file));
    }

    /** Not from stock: it is as long and large as what it is made of. */
    @Override
    public void over(String prompt, Path clip, Path mp4) {
        maker.over(PROMPT, clip, mp4);
    }

    /** Not from stock, as above. */
    @Override
    public void dub(Path clip, Path sound, double seconds, Path mp4) {
        maker.dub(clip, sound, seconds, mp4);
    }

    @Override
    public Probe probe(Path medium) {
        return maker.probe(medium);
    }

    /** The same length in the same form is the same sound here. */
    @Override
    public void convert(Path audio, List<String> options, Path to) {
        String form = size(audio) + String.join("", options).replaceAll("[^A-Za-z0-9]", "");
        take("sound-" + form, to, file -> maker.convert(audio, options, file));
    }

    private void take(String name, Path to, Consumer<Path> make) {
        String ending = to.getFileName().toString();
        Path file = shelf.resolve(name + ending.substring(ending.lastIndexOf('.')));
        try {
            synchronized (locks.computeIfAbsent(file.toString(), _ -> new Object())) {
                if (!Files.exists(file)) {
                    Path part = file.resolveSibling("part-" + file.getFileName());
                    make.accept(part);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
