package dev.storyreel.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder that holds all of one Storyreel's data ({@code STORYREEL_HOME}, else {@code ~/.storyreel}), and the note
 * in it that says what is running there.
 */
public record Home(Path root) {

    /** A house of an older build leaves out what it does not know of. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

    /** The home in use, of the one that the environment names. */
    public static Home ofEnvironment() {
        return named().inUse();
    }

    /** The home that the environment names. */
    public static Home named() {
        return named(System.getenv());
    }

    /** {@code ~} is what the shell takes it for: Java's own notion of the user's home does not follow {@code HOME}. */
    static Home named(Map<String, String> environment) {
        String named = environment.getOrDefault("STORYREEL_HOME", "");
        String user = environment.getOrDefault("HOME", "");
        Path root = named.isBlank()
                ? Path.of(user.isBlank() ? System.getProperty("user.home") : user, ".storyreel")
                : Path.of(named);
        return new Home(root.toAbsolutePath().normalize());
    }

    /** The home in this one of a house on simulated providers: what was never paid for is not mixed with what was. */
    public Home simulated() {
        return new Home(root.resolve("simulated"));
    }

    /** This one, or the simulated one in it where only that one runs. */
    public Home inUse() {
        return running().isEmpty() && simulated().running().isPresent() ? simulated() : this;
    }

    public Path database() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path objects() {
        return root.resolve("objects");
    }

    public Path films() {
        return root.resolve("films");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path work() {
        return root.resolve("work");
    }

    /** What the running house writes its output to. */
    public Path houseLog() {
        return logs().resolve("storyreel.log");
    }

    /** Makes a folder, and says which one when it cannot. */
    public static Path folder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + path + ".", e);
        }
    }

    /**
     * Who runs in this home.
     *
     * @param pid        of the house's process
     * @param startedAt  of that process, so that a reused pid is not mistaken for it
     * @param port       of the API
     * @param ready      whether the API answers
     * @param step       what it is doing while it is not ready
     * @param simulated  whether its paid providers are simulated
     */
    public record Running(long pid, Instant startedAt, int port, boolean ready, String step, boolean simulated) {

        /** The process, if it is still the one that wrote the note. */
        public Optional<ProcessHandle> process() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().startInstant().map(startedAt::equals).orElse(true));
        }

        public String api() {
            return "http://localhost:" + port;
        }
    }

    /** The note of what runs here; empty when nothing does. */
    public Optional<Running> running() {
        Path note = note();
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(Files.readString(note), Running.class))
                    .filter(running -> running.process().isPresent());
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }

    /** Replaces the note, whole. */
    public void note(Running running) {
        try {
            Path draft = folder(root).resolve("running.json.new");
            Files.writeString(draft, JSON.writeValueAsString(running));
            Files.move(draft, note(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + note() + ".", e);
        }
    }

    public void forget() {
        try {
            Files.deleteIfExists(note());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + note() + ".", e);
        }
    }

    private Path note() {
        return root.resolve("running.json");
    }
}
