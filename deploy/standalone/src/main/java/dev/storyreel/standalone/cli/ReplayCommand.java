package dev.storyreel.standalone.cli;

import dev.storyreel.events.Topics;
import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.EmbeddedKafka;
import dev.storyreel.standalone.house.Ports;
import dev.storyreel.standalone.topics.ConsumerGroup;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Has a phase do again what failed; or hear again all that it heard, which does the same and announces the rest anew. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Attempt anew what failed unbilled in a phase (--only-failed, while Storyreel is up; --dry-run says the price),",
            "or set the phase's consumer group back (while it is stopped), so that it hears everything since then again."
        })
final class ReplayCommand implements Callable<Integer> {

    /** What each phase's service hears beside the requests. */
    private static final Map<String, List<String>> INPUTS = Map.of(
            "validation", List.of(Topics.REQUESTS),
            "storyboard", List.of(Topics.PLANS),
            "chunks", List.of(Topics.STORYBOARDS),
            "refine", List.of(Topics.CHUNKS));

    private static final Map<String, String> GROUPS = Map.of(
            "validation", "validation-service",
            "storyboard", "storyboard-service",
            "chunks", "chunk-service",
            "refine", "refine-service");

    @Option(names = "--phase", required = true, description = "validation, storyboard, chunks or refine.")
    private String phase = "";

    @Option(names = "--since", defaultValue = "24h", description = "How far back, such as 90m, 2h or 3d (${DEFAULT-VALUE}).")
    private String since = "";

    @Option(names = "--only-failed", description = "Only what failed, and nothing else.")
    private boolean onlyFailed;

    @Option(names = "--broker", description = "host:port of the broker, where it is not Storyreel's own.")
    private @Nullable String broker;

    @Option(names = "--simulate", description = "Of the house on simulated providers ('./storyreel up --simulate').")
    private boolean simulate;

    @Option(names = "--dry-run", description = "Only say what that is and costs.")
    private boolean dryRun;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (!INPUTS.containsKey(phase)) {
            throw wrong("--phase is validation, storyboard, chunks or refine, not '" + phase + "'.");
        }
        Duration back = Back.of(since).orElseThrow(() -> wrong(Back.FORM));
        boolean up = Home.ofEnvironment().running().isPresent();
        if (onlyFailed || dryRun) {
            JsonNode retried = Running.api().retryFailed(phase, back, dryRun);
            for (JsonNode work : retried.path("work")) {
                System.out.printf(
                        "  %s  %-24s %-22s %9s  %s%n",
                        work.path("videoId").asString(""),
                        work.path("slot").asString(""),
                        work.path("model").asString(""),
                        TakeCommand.usd(work.path("usd")),
                        work.path("code").asString(""));
            }
            int pieces = retried.path("pieces").asInt();
            System.out.println((pieces == 1 ? "1 piece, " : pieces + " pieces, ") + TakeCommand.usd(retried.path("usd"))
                    + (dryRun ? "; nothing was begun." : "; attempted anew."));
            return 0;
        }
        if (up && broker == null) {
            throw stillListening();
        }
        System.out.println(setBack(Instant.now().minus(back)) + " facts will be heard again at the next start ('./storyreel up" + (simulate ? " --simulate" : "") + "').");
        return 0;
    }

    /** On the broker that is named; else on Storyreel's own, started for it. */
    private long setBack(Instant to) throws Exception {
        if (broker != null) {
            return setBack(broker, to);
        }
        Home home = simulate ? Home.named().simulated() : Home.named();
        Ports ports = new Ports(Home.folder(home.root()).resolve("ports.properties"));
        try (EmbeddedKafka kafka = EmbeddedKafka.start(home, ports)) {
            kafka.awaitReady();
            return setBack(kafka.bootstrapServers(), to);
        }
    }

    private long setBack(String servers, Instant to) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            return new ConsumerGroup(admin, GROUPS.getOrDefault(phase, ""))
                    .setBack(INPUTS.getOrDefault(phase, List.of()), OffsetSpec.forTimestamp(to.toEpochMilli()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof UnknownMemberIdException ? stillListening() : e;
        }
    }

    private static Trouble stillListening() {
        return new Trouble("A consumer group cannot be set back while its service listens. Stop the service ('./storyreel "
                + "stop'), replay, and start it again; or say --only-failed.");
    }

    private RuntimeException wrong(String message) {
        return spec == null ? new Trouble(message) : new ParameterException(spec.commandLine(), message);
    }
}
