package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes a film from a prompt, starting what is not up, and follows it to its end. */
@Command(
        name = "make",
        mixinStandardHelpOptions = true,
        description = "Make a film from a prompt and follow it until it is finished.")
final class MakeCommand implements Callable<Integer> {

    /** What a shell calls the end by Ctrl-C. */
    private static final int INTERRUPTED = 130;

    private static final Set<String> OVER = Set.of("COMPLETE", "FAILED", "REJECTED");

    @Parameters(paramLabel = "PROMPT", description = "What the film is about, in any language.")
    private String prompt;

    @Option(names = "--duration", paramLabel = "SECONDS", description = "Length of the film (30, or what the prompt says).")
    private @Nullable Integer duration;

    @Option(names = "--aspect", description = "16:9, 9:16 or 1:1 (16:9).")
    private @Nullable String aspect;

    @Option(names = "--resolution", description = "480p, 720p or 1080p (720p).")
    private @Nullable String resolution;

    @Option(names = "--model", description = "Which clip model renders it; see GET /api/models (animatic).")
    private @Nullable String model;

    @Option(names = "--image", paramLabel = "FILE", description = "A picture that must be in the film; repeatable.")
    private List<Path> images = new ArrayList<>();

    @Option(names = "--music", paramLabel = "FILE", description = "Your own track, mp3 or wav, instead of composed music.")
    private @Nullable Path music;

    @Option(names = "--seed", description = "The same seed and prompt make the same film.")
    private @Nullable Long seed;

    @Option(names = "--budget", paramLabel = "USD", description = "The most this film may cost.")
    private @Nullable BigDecimal budget;

    @Option(names = OnRefusalWish.OPTION, paramLabel = OnRefusalWish.LABEL, description = OnRefusalWish.DESCRIPTION)
    private @Nullable String onRefusal;

    @Option(names = "--out", paramLabel = "FILE", description = "Where the film goes.")
    private @Nullable Path out;

    @Option(names = "--simulate", description = "On simulated providers, for nothing; see up --simulate.")
    private boolean simulate;

    @Option(names = "--json", description = "Say nothing but one JSON object at the end.")
    private boolean json;

    private final JsonMapper mapper = JsonMapper.builder().build();

    @SuppressWarnings("NullAway.Init") // picocli sets the prompt.
    MakeCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Instant begun = Instant.now();
        PrintStream screen = json ? System.err : System.out;
        ProgressLine progress = new ProgressLine(screen, System.console() != null && System.console().isTerminal(), json);
        @Nullable Map<String, Object> ways = onRefusal == null ? null : OnRefusalWish.of(onRefusal);
        requireReadable(images);
        requireReadable(music == null ? List.of() : List.of(music));

        Daemon daemon = Daemon.of(simulate);
        Home home = daemon.home();
        AtomicBoolean over = new AtomicBoolean();
        AtomicBoolean cut = new AtomicBoolean();
        Optional<Home.Running> standing = daemon.running();
        Thread interrupted = Thread.ofPlatform().unstarted(() -> {
            cut.set(true);
            onInterrupt(over, standing.isPresent(), daemon, screen);
        });
        Runtime.getRuntime().addShutdownHook(interrupted);
        try {
            Home.Running house = standing.isEmpty()
                    ? daemon.start(false, simulate, progress::say)
                    : standing.get().ready() ? standing.get() : daemon.awaitReady(standing.get(), progress::say);
            Duration start = Duration.between(begun, Instant.now());
            if (house.simulated()) {
                screen.println(Daemon.SIMULATED);
            }
            Api api = new Api(house.api());
            JsonNode queued = api.generate(brief(api, progress, ways));
            TakeCommand.notices(queued);
            String videoId = queued.path("videoId").asString();
            JsonNode status = follow(api, videoId, progress);
            progress.end();
            return report(home, house, api, videoId, status, begun, start);
        } catch (Trouble trouble) {
            if (cut.get()) {
                return INTERRUPTED;
            }
            if (json) {
                System.out.println(mapper.writeValueAsString(Map.of("status", "FAILED", "error", trouble.getMessage())));
                return 1;
            }
            progress.end();
            throw trouble;
        } finally {
            if (!cut.get()) {
                over.set(true);
            }
        }
    }

    private Map<String, Object> brief(Api api, ProgressLine progress, @Nullable Map<String, Object> ways) {
        Map<String, Object> brief = new LinkedHashMap<>();
        brief.put("prompt", prompt);
        putIfGiven(brief, "durationSeconds", duration);
        putIfGiven(brief, "aspect", aspect);
        putIfGiven(brief, "resolution", resolution);
        putIfGiven(brief, "model", model);
        putIfGiven(brief, "seed", seed);
        putIfGiven(brief, "budgetUsd", budget);
        putIfGiven(brief, "onRefusal", ways);
        if (!images.isEmpty()) {
            progress.say("uploading pictures");
            brief.put("referenceAssets", images.stream().map(api::upload).toList());
        }
        if (music != null) {
            progress.say("uploading the track");
            brief.put("trackAsset", api.upload(music));
        }
        return brief;
    }

    private static JsonNode follow(Api api, String videoId, ProgressLine progress) throws InterruptedException {
        while (true) {
            JsonNode status = api.status(videoId);
            progress.show(status);
            if (OVER.contains(status.path("status").asString(""))) {
                return status;
            }
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    private int report(
            Home home, Home.Running house, Api api, String videoId, JsonNode status, Instant begun, Duration start) {
        boolean complete = status.path("status").asString("").equals("COMPLETE");
        Path file = out != null ? out.toAbsolutePath() : home.films().resolve(videoId).resolve("final.mp4");
        if (complete) {
            api.download(videoId, file);
        }
        Duration total = Duration.between(begun, Instant.now());
        if (json) {
            System.out.println(mapper.writeValueAsString(summary(videoId, status, complete ? file : null, start, total)));
            return complete ? 0 : 1;
        }
        if (complete) {
            System.out.printf("Finished in %d:%02d for $%.2f%n",
                    total.toMinutes(), total.toSecondsPart(), status.path("costUsd").asDouble(0));
            System.out.println("Film:  " + file);
            System.out.println("API:   " + house.api() + "/api/videos/" + videoId);
            System.out.println("It is still up; './storyreel stop' ends it.");
            return 0;
        }
        JsonNode error = status.path("error");
        System.out.println(error.path("message").asString("The film was not finished."));
        if (error.path("suggestion").isString()) {
            System.out.println("Try this: " + error.path("suggestion").asString());
        }
        System.out.println("Details: " + house.api() + "/api/videos/" + videoId);
        return 1;
    }

    private static Map<String, Object> summary(
            String videoId, JsonNode status, @Nullable Path file, Duration start, Duration total) {
        Map<String, Object> times = new LinkedHashMap<>();
        String build = System.getenv("STORYREEL_BUILD_SECONDS");
        times.put("buildSeconds", build == null ? 0 : Double.parseDouble(build));
        times.put("startSeconds", start.toMillis() / 1000.0);
        times.put("totalSeconds", total.toMillis() / 1000.0);
        times.put("phases", status.path("phases"));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("videoId", videoId);
        summary.put("status", status.path("status").asString(""));
        summary.put("file", file == null ? null : file.toString());
        summary.put("costUsd", status.path("costUsd"));
        summary.put("times", times);
        if (status.path("error").isObject()) {
            summary.put("error", status.path("error"));
        }
        return summary;
    }

    private static void onInterrupt(AtomicBoolean over, boolean stoodBefore, Daemon daemon, PrintStream screen) {
        if (over.get()) {
            return;
        }
        screen.println();
        if (stoodBefore) {
            screen.println("Detached; the film goes on. Look again with './storyreel status'.");
        } else if (daemon.stop()) {
            screen.println("Stopped. What was made is kept; './storyreel up' goes on with it.");
        }
    }

    private static void requireReadable(List<Path> files) {
        for (Path file : files) {
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new Trouble("There is no file to read at " + file + ".");
            }
        }
    }

    private static void putIfGiven(Map<String, Object> brief, String name, @Nullable Object value) {
        if (value != null) {
            brief.put(name, value);
        }
    }
}
