package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child process that never outlives us. Its output and its words are read side by side, so that neither can block it.
 *
 * <p>A killed JVM runs no hook, but the kernel closes its pipes. So a shell stands between: it starts the program and a
 * watcher that reads the shell's input, which is a pipe from us and never written to; when that ends, the watcher kills
 * the program. No root and nothing but a POSIX shell is needed. A fed child needs none of it: its own input ends with us,
 * and with its input its work.
 */
final class Child {

    private static final String WATCHED =
            """
            exec 3<&0
            "$@" </dev/null 3<&- &
            child=$!
            { read -r _; kill -KILL "$child"; } <&3 >/dev/null 2>&1 &
            watcher=$!
            exec 3<&-
            wait "$child"
            status=$?
            kill "$watcher" 2>/dev/null
            exit "$status"
            """;

    private final String name;
    private final Process process;
    private final CompletableFuture<byte[]> output = new CompletableFuture<>();
    private final LastWords words = new LastWords();
    private final Thread listener;

    private Child(String name, Process process) {
        this.name = name;
        this.process = process;
        this.listener = Thread.ofVirtual().start(() -> words.readAll(process.getErrorStream()));
        Thread.ofVirtual().start(this::readOutput);
    }

    /** What a child left behind: what it wrote, and what it said. */
    record Ended(byte[] output, String log) {}

    static Child start(List<String> command) {
        List<String> watched = new ArrayList<>(List.of("/bin/sh", "-c", WATCHED, "storyreel"));
        watched.addAll(command);
        return launch(command.getFirst(), watched);
    }

    static Child startFed(List<String> command) {
        return launch(command.getFirst(), command);
    }

    private static Child launch(String program, List<String> command) {
        String name = String.valueOf(Path.of(program).getFileName());
        try {
            return new Child(name, new ProcessBuilder(command).start());
        } catch (IOException e) {
            throw new MediaException(Code.FFMPEG_MISSING, name + " could not be started.", e);
        }
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    Ended await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                end();
                throw new MediaException(
                        Code.FFMPEG_TIMED_OUT, name + " was ended after " + limit.toSeconds() + " s. " + words.last());
            }
            listener.join();
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
            throw new MediaException(Code.FFMPEG_FAILED, name + " was ended because we are stopping.", e);
        }
        if (process.exitValue() != 0) {
            throw new MediaException(
                    Code.FFMPEG_FAILED, name + " failed (" + process.exitValue() + "): " + words.last());
        }
        return new Ended(output.join(), words.all());
    }

    /** Closing the pipe lets the watcher kill the program; killing the shell alone would orphan it. */
    private void end() {
        try {
            process.getOutputStream().close();
        } catch (IOException _) {
            // The pipe is broken because the child is gone: all we wanted.
        }
        if (!endedWithin(5)) {
            process.destroyForcibly();
        }
    }

    private boolean endedWithin(int seconds) {
        boolean interrupted = Thread.interrupted();
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void readOutput() {
        try (var stdout = process.getInputStream()) {
            output.complete(stdout.readAllBytes());
        } catch (IOException e) {
            output.completeExceptionally(new UncheckedIOException(e));
        }
    }

    /** All a child said up to a size, and its last lines, which is where the reason stands. */
    private static final class LastWords {
        private static final int KEPT = 256 * 1024;
        private static final int LAST = 2_000;
        private final StringBuilder text = new StringBuilder();

        void readAll(java.io.InputStream stderr) {
            try (var reader = new java.io.InputStreamReader(stderr, StandardCharsets.UTF_8)) {
                char[] buffer = new char[4096];
                for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
                    append(buffer, read);
                }
            } catch (IOException _) {
                // The pipe breaks when the child is killed; what was read stands.
            }
        }

        private synchronized void append(char[] buffer, int length) {
            text.append(buffer, 0, length);
            if (text.length() > 2 * KEPT) {
                text.delete(0, text.length() - KEPT);
            }
        }

        synchronized String all() {
            return text.toString();
        }

        synchronized String last() {
            return text.substring(Math.max(0, text.length() - LAST)).strip();
        }
    }
}
