package dev.storyreel.simulator.runway;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.POLL_TROUBLE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RESULT_GONE;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RunwayOptions;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runway's own SDK (npm {@code @runwayml/sdk} 4.20.1) takes the simulator for Runway. Skipped where Node is missing. */
class RunwaySdkTest {

    @TempDir
    Path dir;

    @Test
    @Shows({
        MADE, CANCELLED, BAD_KEY, REJECTED, NO_CREDIT, THROTTLED, LIMITED, DECLINED, FAILED, RETIRED, RESULT_GONE, POLL_TROUBLE
    })
    void the_providers_own_sdk_creates_polls_fetches_uploads_cancels_and_fails() throws Exception {
        NodeSdk sdk = NodeSdk.install("@runwayml/sdk@4.20.1", "runway.js", dir);
        Path frame = dir.resolve("frame.png");
        Path clip = dir.resolve("clip.mp4");
        Path over = dir.resolve("over.mp4");
        Media.plain().image("a robot", 320, 180, 3, frame);
        JsonNode seen;
        Bill.Statement bill;
        try (Simulator simulator = Simulator.start(
                0, new Pace(500), Limits.USUAL.with(new RunwayOptions(2, 50)), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString(), frame.toString(), clip.toString(), over.toString());
            bill = simulator.bill().statement();
        }
        assertThat(text(seen, "accepted", "id")).matches("[0-9a-f-]{36}");
        assertThat(seen.path("accepted").path("estimatedCost").path("credits").asInt()).isEqualTo(10);
        assertThat(seen.path("made").toString()).isEqualTo("{\"status\":\"SUCCEEDED\",\"cost\":10,\"outputs\":1}");
        Probe probe = Media.FFMPEG.probe(clip);
        assertThat(probe.requirePicture().width()).isEqualTo(1280);
        assertThat(probe.seconds()).isEqualTo(2.0);
        assertThat(text(seen, "upload")).startsWith("runway://");
        assertThat(text(seen, "fromUpload")).isEqualTo("SUCCEEDED");
        assertThat(seen.path("fromText").asInt()).isEqualTo(60);
        assertThat(seen.path("over").asInt()).isEqualTo(30);
        assertThat(Media.FFMPEG.probe(over).seconds()).isEqualTo(2.0);
        assertThat(seen.path("expired").asInt()).isEqualTo(403);
        assertThat(seen.path("renewed").asInt()).isEqualTo(200);

        assertThat(text(seen, "waiting")).isEqualTo("THROTTLED");
        assertThat(text(seen, "cancelled", "status")).isEqualTo("CANCELLED");
        assertThat(seen.path("cancelled").path("cost").path("credits").asInt(-1)).isZero();
        assertThat(status(seen, "deleted")).isEqualTo(404);
        assertThat(text(seen, "declined", "task", "failureCode")).isEqualTo("SAFETY.INPUT.TEXT");
        assertThat(text(seen, "failed", "task", "failureCode")).startsWith("INTERNAL.BAD_OUTPUT");
        assertThat(text(seen, "badAsset", "task", "failureCode")).isEqualTo("ASSET.INVALID");

        assertThat(status(seen, "unauthenticated")).isEqualTo(401);
        assertThat(status(seen, "version")).isEqualTo(400);
        assertThat(text(seen, "version", "message")).contains("X-Runway-Version");
        assertThat(status(seen, "invalid")).isEqualTo(400);
        assertThat(places(seen, "invalid")).containsExactlyInAnyOrder("colour", "promptText", "ratio", "duration", "promptImage");
        assertThat(places(seen, "required")).containsExactly("duration", "promptImage", "promptText", "ratio");
        assertThat(places(seen, "unknown")).containsExactly("model");
        assertThat(text(seen, "noCredit", "message")).contains("enough credits");
        assertThat(status(seen, "throttled")).isEqualTo(429);
        assertThat(seen.path("busyThenTaken").asBoolean()).isTrue();
        assertThat(status(seen, "pollUnavailable")).isEqualTo(503);
        assertThat(seen.path("limits").path("maxConcurrentGenerations").asInt()).isEqualTo(2);

        assertThat(bill.charges()).extracting(Bill.Charge::reason)
                .contains("made", "declined", "failed", "cancelled before it ran");
    }

    private static List<String> places(JsonNode seen, String scenario) {
        return seen.path(scenario).path("issues").valueStream()
                .map(issue -> issue.path("path").path(0).asString(""))
                .toList();
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
