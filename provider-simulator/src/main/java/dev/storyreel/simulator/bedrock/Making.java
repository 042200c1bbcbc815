package dev.storyreel.simulator.bedrock;

import dev.storyreel.media.MediaException;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.SimulatedMedia;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes what jobs ask for when their time has come, and leaves it in the bucket; then they have ended. The same input is
 * rendered once, so that many films are cheap.
 */
final class Making implements AutoCloseable {

    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    /** Rendering is real work; more at once is not faster. */
    private final Semaphore renderers = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final Invocations invocations;
    private final Bucket bucket;
    private final Bill bill;
    private final SimulatedMedia media;
    private final Path dir;

    Making(Invocations invocations, Bucket bucket, Bill bill, SimulatedMedia media, Path dir) {
        this.invocations = invocations;
        this.bucket = bucket;
        this.bill = bill;
        this.media = media;
        this.dir = dir;
    }

    static String shotName(int number) {
        return "shot_%04d.mp4".formatted(number);
    }

    /** Returns at once. */
    void begin(Invocation job, Wanted wanted) {
        waiting.execute(() -> {
            try {
                make(job, wanted);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException | SdkException | MediaException e) {
                // As with Bedrock: what cannot be made or written has failed, and is not charged.
                bill.settle(job.arn(), BigDecimal.ZERO, "failed");
                invocations.replace(job.ended(Invocation.Outcome.FAILED, Instant.now()));
            }
        });
    }

    private void make(Invocation job, Wanted wanted) throws IOException, InterruptedException {
        bucket.put(job.outputUri(), "manifest.json", JsonNodeFactory.instance.objectNode().put("requestId", job.id()));
        Instant end = job.endsAt();
        if (end == null) {
            return;
        }
        Path[] files = job.outcome() == Invocation.Outcome.SUCCEEDED ? render(job, wanted) : new Path[0];
        Thread.sleep(Duration.between(Instant.now(), end).plusMillis(1));
        for (int i = 0; i < files.length; i++) {
            bucket.put(job.outputUri(), i == 0 ? "output.mp4" : shotName(i), "video/mp4", files[i]);
        }
        Invocation ended = job.ended(job.outcome(), Instant.now());
        if (job.model().reports()) {
            bucket.put(job.outputUri(), "video-generation-status.json", Report.of(ended, wanted.shots().size()));
        }
        invocations.replace(ended);
    }

    /** The whole clip first, then its shots where there are several. */
    private Path[] render(Invocation job, Wanted wanted) throws IOException, InterruptedException {
        int shots = wanted.shots().size();
        Path[] files = new Path[shots == 1 ? 1 : shots + 1];
        Wanted.Shot opening = wanted.shots().getFirst();
        files[0] = clip(job, wanted, opening.prompt(), opening.picture(), wanted.seconds(), wanted.seed());
        for (int i = 1; i < files.length; i++) {
            Wanted.Shot shot = wanted.shots().get(i - 1);
            files[i] = clip(job, wanted, shot.prompt(), shot.picture(), shot.seconds(), wanted.seed() + i);
        }
        return files;
    }

    private Path clip(
            Invocation job, Wanted wanted, String prompt, byte @Nullable [] picture, int seconds, long seed)
            throws IOException, InterruptedException {
        String frame = picture == null ? "" : Hashes.sha256(picture);
        String key = Hashes.sha256(String.join(
                        "\n", job.model().id(), prompt, frame, seconds + "s", wanted.width() + "x" + wanted.height(), "" + seed)
                .getBytes(StandardCharsets.UTF_8));
        Path file = dir.resolve(key + ".mp4");
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            if (!Files.exists(file)) {
                renderers.acquire();
                try {
                    Path start = picture == null ? null : Files.write(dir.resolve(key + ".frame"), picture);
                    Path part = dir.resolve("part-" + key + ".mp4");
                    media.clip(prompt, start, seconds, wanted.width(), wanted.height(), wanted.fps(), seed, false, part);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                    if (start != null) {
                        Files.delete(start);
                    }
                } finally {
                    renderers.release();
                }
            }
        }
        return file;
    }

    @Override
    public void close() {
        waiting.shutdownNow();
    }
}
