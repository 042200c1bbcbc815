package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.SimulatedMedia;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What jobs made: rendered when it is first fetched, and once for the same input, so that many films are cheap. */
final class Results {

    private static final int FPS = 24;

    /** Rendering is real work; more at once is not faster. */
    private final Semaphore renderers = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final SimulatedMedia media;
    private final Path dir;

    Results(SimulatedMedia media, Path dir) {
        this.media = media;
        this.dir = dir;
    }

    Path of(Job job) throws IOException, InterruptedException {
        Wanted wanted = job.wanted();
        byte @Nullable [] picture = wanted.picture();
        String key = Hashes.sha256(String.join(
                        "\n", job.model().id(), wanted.prompt(), picture == null ? "" : Hashes.sha256(picture),
                        wanted.seconds() + "s", wanted.resolution(), wanted.aspect(), "" + wanted.seed())
                .getBytes(StandardCharsets.UTF_8));
        Path file = dir.resolve(key + ".mp4");
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            if (!Files.exists(file)) {
                renderers.acquire();
                try {
                    render(wanted, key, file);
                } finally {
                    renderers.release();
                }
            }
        }
        return file;
    }

    /** All of Google's clips have sound. */
    private void render(Wanted wanted, String key, Path file) throws IOException {
        Path start = wanted.picture() == null ? null : Files.write(dir.resolve(key + ".frame"), wanted.picture());
        Path part = dir.resolve("part-" + key + ".mp4");
        media.clip(
                wanted.prompt(), start, wanted.seconds(), wanted.width(), wanted.height(), FPS, wanted.seed(), true, part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        if (start != null) {
            Files.delete(start);
        }
    }
}
