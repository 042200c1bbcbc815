package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.SimulatedMedia;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** What jobs made, behind links that expire: rendered when it is first fetched, and once for the same order. */
final class Results {

    /** Runway says a day or two. */
    private static final double LINKS_LAST_SECONDS = Duration.ofHours(24).toSeconds();

    private final Semaphore renderers = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Set<String> stale = ConcurrentHashMap.newKeySet();
    private final byte[] key = Hashes.key();
    private final URI delivery;
    private final Pace pace;
    private final SimulatedMedia media;
    private final Path dir;

    Results(URI delivery, Pace pace, SimulatedMedia media, Path dir) {
        this.delivery = delivery;
        this.pace = pace;
        this.media = media;
        this.dir = dir;
    }

    /** The next link to this result has expired by the time it is given. */
    void spoil(String id) {
        stale.add(id);
    }

    /** A fresh one each time. */
    String link(Task task, Instant now) {
        Instant until = stale.remove(task.id()) ? now.minusSeconds(1) : now.plus(pace.of(LINKS_LAST_SECONDS));
        String expires = Long.toString(until.toEpochMilli());
        return delivery + "/" + task.id() + "/output.mp4?expires=" + expires + "&signature=" + signature(task.id(), expires);
    }

    boolean allows(Call call, String id, Instant now) {
        String expires = Objects.requireNonNullElse(call.query("expires"), "");
        return expires.matches("\\d{1,15}")
                && signature(id, expires).equals(call.query("signature"))
                && now.toEpochMilli() < Long.parseLong(expires);
    }

    Path of(Order order) throws IOException, InterruptedException {
        Path file = dir.resolve(order.content() + ".mp4");
        synchronized (locks.computeIfAbsent(file.toString(), _ -> new Object())) {
            if (!Files.exists(file)) {
                renderers.acquire();
                try {
                    Path part = file.resolveSibling("part-" + file.getFileName());
                    render(order, part);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    renderers.release();
                }
            }
        }
        return file;
    }

    private void render(Order order, Path file) {
        @Nullable Path clip = order.clip();
        if (clip == null) {
            media.clip(
                    order.prompt(), order.picture(), order.seconds(), order.width(), order.height(), 24, order.seed(),
                    order.sound(), file);
        } else {
            media.over(order.prompt(), clip, file);
        }
    }

    private String signature(String id, String expires) {
        return Hashes.hmac(key, id + " " + expires).replaceAll("[^A-Za-z0-9]", "");
    }
}
