package dev.storyreel.simulator.replicate;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.BAD_NEWS;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NEWS;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Replicate's own SDK (npm {@code replicate} 1.4.0) takes the simulator for Replicate. Skipped where Node is missing. */
class ReplicateSdkTest {

    @TempDir
    Path dir;

    @Test
    @Shows({MADE, CANCELLED, BAD_KEY, REJECTED, NO_CREDIT, THROTTLED, DECLINED, NEWS, BAD_NEWS})
    void the_providers_own_sdk_creates_polls_fetches_cancels_fails_and_verifies() throws Exception {
        NodeSdk sdk = NodeSdk.install("replicate@1.4.0", "replicate.js", dir);
        Path frame = dir.resolve("frame.png");
        Path clip = dir.resolve("clip.mp4");
        Media.plain().image("a robot", 854, 480, 3, frame);
        JsonNode seen;
        try (Simulator simulator = Simulator.start(0, new Pace(500), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(
                    simulator.url().toString(), frame.toString(), clip.toString(), dir.resolve("tune.wav").toString(),
                    dir.resolve("talking.mp4").toString());
        }
        assertThat(Media.FFMPEG.probe(dir.resolve("tune.wav")).requireSound().seconds()).isBetween(2.95, 3.1);
        assertThat(Media.FFMPEG.probe(dir.resolve("talking.mp4")).requireSound().seconds())
                .isBetween(Alignment.of("Hello there.", 1).seconds() - 0.05, Alignment.of("Hello there.", 1).seconds() + 0.1);
        assertThat(seen.path("theirs").toString()).isEqualTo("{\"official\":false,\"same\":true,\"model\":\"meta/musicgen\"}");
        assertThat(status(seen, "theirsByName")).isEqualTo(404);
        Probe probe = Media.FFMPEG.probe(clip);
        assertThat(probe.requirePicture().width()).isEqualTo(854);
        assertThat(probe.seconds()).isEqualTo(3.0);
        assertThat(seen.path("held").toString())
                .isEqualTo("{\"status\":\"succeeded\",\"outputs\":1,\"version\":\"hidden\"}");
        assertThat(text(seen, "created", "status")).isEqualTo("starting");
        assertThat(text(seen, "created", "id")).matches("[a-z0-9]{26}");
        assertThat(text(seen, "music")).isEqualTo("succeeded");
        assertThat(seen.path("listed").asBoolean()).isTrue();
        assertThat(seen.path("got").asBoolean()).isTrue();
        assertThat(text(seen, "cancelled")).isEqualTo("canceled");

        assertThat(seen.path("file").path("size").asLong()).isEqualTo(Files.size(frame));
        assertThat(text(seen, "file", "type")).isEqualTo("image/png");
        assertThat(text(seen, "file", "metadata", "shot")).isEqualTo("1");
        assertThat(text(seen, "file", "sha256")).isEqualTo(Hashes.sha256(Files.readAllBytes(frame)));
        assertThat(seen.path("fileAgain").asBoolean()).isTrue();
        assertThat(seen.path("files").asInt()).isEqualTo(4);
        assertThat(seen.path("deleted").asBoolean()).isTrue();
        assertThat(status(seen, "fileGone")).isEqualTo(404);

        assertThat(status(seen, "unauthenticated")).isEqualTo(401);
        assertThat(status(seen, "unknown")).isEqualTo(404);
        assertThat(status(seen, "invalid")).isEqualTo(422);
        assertThat(text(seen, "invalid", "message")).contains("input.duration").contains("colour is not allowed");
        assertThat(text(seen, "required", "message")).contains("prompt is required");
        assertThat(status(seen, "version")).isEqualTo(422);
        assertThat(status(seen, "noCredit")).isEqualTo(402);
        assertThat(text(seen, "throttledThenTaken")).isEqualTo("starting");
        assertThat(text(seen, "sensitive")).contains("(E005)");

        JsonNode hooks = seen.path("hooks");
        assertThat(hooks.size()).isEqualTo(2);
        assertThat(hooks.path(0).path("id")).isEqualTo(hooks.path(1).path("id"));
        assertThat(hooks).allMatch(hook -> hook.path("valid").asBoolean()
                && !hook.path("forged").asBoolean()
                && hook.path("status").asString().equals("succeeded"));
    }

    private static String text(JsonNode node, String... path) {
        JsonNode found = node;
        for (String name : path) {
            found = found.path(name);
        }
        return found.asString("(nothing)");
    }

    private static int status(JsonNode seen, String scenario) {
        return seen.path(scenario).path("status").asInt();
    }
}
