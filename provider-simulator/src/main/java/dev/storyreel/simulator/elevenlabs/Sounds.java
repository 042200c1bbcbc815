package dev.storyreel.simulator.elevenlabs;

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

/** What was ordered, made once for the same order, so that many films are cheap. */
final class Sounds {

    /** Rendering is real work; more at once is not faster. */
    private final Semaphore renderers = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final SimulatedMedia media;
    private final Path dir;

    Sounds(SimulatedMedia media, Path dir) {
        this.media = media;
        this.dir = dir;
    }

    /** @param input what was asked for: the same is the same sound */
    Path of(Order order, Format format, String input) throws IOException, InterruptedException {
        String key = Hashes.sha256((input + format).getBytes(StandardCharsets.UTF_8));
        Path file = dir.resolve(key + "." + format.ending());
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            if (!Files.exists(file)) {
                renderers.acquire();
                try {
                    make(order, format, file);
                } finally {
                    renderers.release();
                }
            }
        }
        return file;
    }

    private void make(Order order, Format format, Path file) throws IOException {
        Path raw = file.resolveSibling("raw-" + file.getFileName() + ".wav");
        Path part = file.resolveSibling("part-" + file.getFileName());
        order.maker().make(raw);
        media.convert(raw, format.options(), part);
        Files.delete(raw);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
