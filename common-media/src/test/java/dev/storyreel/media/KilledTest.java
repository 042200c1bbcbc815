package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM that is killed with {@code kill -9} runs no hook; its ffmpeg must end all the same. */
class KilledTest {

    @TempDir
    Path dir;

    @Test
    void no_ffmpeg_outlives_a_jvm_that_is_killed_in_the_middle_of_a_run() throws Exception {
        assertDiesWithItsJvm("run");
    }

    @Test
    void no_ffmpeg_outlives_a_jvm_that_is_killed_in_the_middle_of_a_feed() throws Exception {
        assertDiesWithItsJvm("feed");
    }

    private void assertDiesWithItsJvm(String way) throws Exception {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        way,
                        dir.resolve("endless.mp4").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> family;
        try (var said = new BufferedReader(new InputStreamReader(jvm.getInputStream()))) {
            assertThat(said.readLine()).isEqualTo("encoding");
            family = jvm.descendants().toList();
            assertThat(family).anyMatch(KilledTest::isFfmpeg);
        } finally {
            jvm.destroyForcibly();
        }

        try {
            CompletableFuture.allOf(family.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                    .get(20, TimeUnit.SECONDS);
        } finally {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static boolean isFfmpeg(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("ffmpeg");
    }

    /** Encodes without end, says so once the file grows, and is killed. */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            Path file = Path.of(args[1]);
            Thread encoding = Thread.ofPlatform().start(() -> encode(args[0], file));
            while (encoding.isAlive() && !(Files.exists(file) && Files.size(file) > 50_000)) {
                Thread.onSpinWait();
            }
            System.out.println("encoding");
            encoding.join();
        }

        private static void encode(String way, Path file) {
            List<String> encoder = List.of("-c:v", "libx264", "-preset", "ultrafast", "-threads", "1", "-f", "matroska", file.toString());
            if (way.equals("run")) {
                var args = new java.util.ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=640x360:r=24"));
                args.addAll(encoder);
                TestClips.FFMPEG.run(args);
                return;
            }
            var args = new java.util.ArrayList<>(
                    List.of("-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "640x360", "-r", "24", "-i", "pipe:0"));
            args.addAll(encoder);
            byte[] frame = new byte[640 * 360 * 3];
            java.util.Random random = new java.util.Random(1);
            try (Feed feed = TestClips.FFMPEG.feed(args)) {
                while (true) {
                    random.nextBytes(frame);
                    feed.input().write(frame);
                }
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
