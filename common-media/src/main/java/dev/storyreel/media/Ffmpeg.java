package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The ffmpeg programs: those on PATH where they can do what we need, else the bundled ones, extracted once. Each call is
 * a child process of its own, which dies with us even if we are killed, and ends at the time limit at the latest. Safe
 * to use from many threads.
 */
public final class Ffmpeg {

    private static final Duration DEFAULT_LIMIT = Duration.ofMinutes(15);
    private static final ConcurrentHashMap<Path, Ffmpeg> LOCATED = new ConcurrentHashMap<>();

    private final Path ffmpeg;
    private final Path ffprobe;
    private final Duration limit;

    private Ffmpeg(Path ffmpeg, Path ffprobe, Duration limit) {
        this.ffmpeg = ffmpeg;
        this.ffprobe = ffprobe;
        this.limit = limit;
    }

    /**
     * Finds the programs, looking once per JVM and folder.
     *
     * @param cacheDir where the bundled programs are extracted to, and found again; several JVMs may share it
     */
    public static Ffmpeg locate(Path cacheDir) {
        return LOCATED.computeIfAbsent(
                cacheDir.toAbsolutePath(), dir -> onPath().orElseGet(() -> bundled(dir)));
    }

    /** The same programs with another time limit per call. */
    public Ffmpeg limitedTo(Duration perCall) {
        return new Ffmpeg(ffmpeg, ffprobe, perCall);
    }

    /** The path of the program {@code ffmpeg}. */
    public String ffmpeg() {
        return ffmpeg.toString();
    }

    /** The path of the program {@code ffprobe}. */
    public String ffprobe() {
        return ffprobe.toString();
    }

    /**
     * Runs ffmpeg to its end. Outputs are overwritten without a question.
     *
     * @throws MediaException with ffmpeg's last lines
     */
    public void run(List<String> args) {
        Child.start(command(ffmpeg, "error", args)).await(limit);
    }

    /** Runs ffmpeg to its end and gives back what it wrote to {@code pipe:1}. */
    public byte[] runForOutput(List<String> args) {
        return Child.start(command(ffmpeg, "error", args)).await(limit).output();
    }

    /** Runs ffmpeg to its end and gives back what it said, for filters that report in the log. */
    public String runForLog(List<String> args) {
        return Child.start(command(ffmpeg, "info", args)).await(limit).log();
    }

    /** Starts ffmpeg with {@code pipe:0} for us to write to. */
    public Feed feed(List<String> args) {
        return new Feed(Child.startFed(command(ffmpeg, "error", args)), limit);
    }

    /** What a file holds. */
    public Probe probe(Path file) {
        List<String> command = List.of(
                ffprobe(),
                "-v",
                "error",
                "-show_format",
                "-show_streams",
                "-show_data_hash",
                "sha256",
                "-of",
                "json",
                file.toString());
        return Probe.parse(Child.start(command).await(limit).output());
    }

    private static List<String> command(Path program, String loglevel, List<String> args) {
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "-hide_banner", "-nostats", "-loglevel", loglevel, "-y"));
        command.addAll(args);
        return command;
    }

    private static Optional<Ffmpeg> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(Pattern.quote(java.io.File.pathSeparator))
                .splitAsStream(path)
                .filter(dir -> !dir.isBlank())
                .map(Path::of)
                .filter(dir -> Files.isExecutable(dir.resolve("ffmpeg")) && Files.isExecutable(dir.resolve("ffprobe")))
                .map(dir -> new Ffmpeg(dir.resolve("ffmpeg"), dir.resolve("ffprobe"), DEFAULT_LIMIT))
                .filter(Ffmpeg::canDoWhatWeNeed)
                .findFirst();
    }

    private static Ffmpeg bundled(Path cacheDir) {
        Path dir = BundledFfmpeg.extractInto(cacheDir);
        Ffmpeg bundled = new Ffmpeg(dir.resolve("ffmpeg"), dir.resolve("ffprobe"), DEFAULT_LIMIT);
        if (!bundled.canDoWhatWeNeed()) {
            throw new MediaException(
                    Code.FFMPEG_MISSING,
                    "The bundled ffmpeg does not run here; install ffmpeg with libx264 so that it is on PATH.");
        }
        return bundled;
    }

    private boolean canDoWhatWeNeed() {
        try {
            Duration soon = Duration.ofSeconds(30);
            String encoders = listing(soon, "-encoders");
            String filters = listing(soon, "-filters");
            Child.start(List.of(ffprobe(), "-version")).await(soon);
            return encoders.contains(" libx264 ") && encoders.contains(" aac ") && filters.contains(" loudnorm ");
        } catch (MediaException broken) {
            return false;
        }
    }

    private String listing(Duration soon, String what) {
        return new String(
                Child.start(List.of(ffmpeg(), "-hide_banner", what)).await(soon).output(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
