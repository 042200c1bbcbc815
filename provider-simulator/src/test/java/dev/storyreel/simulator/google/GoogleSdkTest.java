package dev.storyreel.simulator.google;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.POLL_TROUBLE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Google's own SDK (npm {@code @google/genai} 2.32.0) takes the simulator for Google. Skipped where Node is missing. */
class GoogleSdkTest {

    @TempDir
    Path dir;

    private JsonNode seen;

    @Test
    @Shows({
        MADE, DROPPED_ANSWER, THROTTLED, NO_CREDIT, RETIRED, BAD_KEY, REJECTED, DECLINED, FAILED, POLL_TROUBLE, CANCELLED
    })
    void the_providers_own_sdk_interacts_predicts_writes_is_refused_fails_and_cancels() throws Exception {
        NodeSdk sdk = NodeSdk.install("@google/genai@2.32.0", "google.js", dir);
        Path frame = dir.resolve("frame.png");
        Media.plain().image("a robot", 1280, 720, 3, frame);
        Bill.Statement bill;
        try (Simulator simulator = Simulator.start(
                0, new Pace(1000), Limits.USUAL.with(new GoogleOptions(300, true)), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString(), frame.toString(), dir.toString());
            bill = simulator.bill().statement();
        }
        clips();
        words();
        troubles();
        // three that were made and one that was only begun, each of these twice at Veo's; cancelled, declined and failed
        assertThat(bill.charges().stream().filter(charge -> charge.usd().signum() > 0).count()).isEqualTo(7);
        assertThat(bill.charges()).filteredOn(charge -> charge.reason().equals("cancelled midway")).hasSize(1);
    }

    private void clips() {
        assertThat(text("begun", "id")).startsWith("v1_");
        assertThat(text("begun", "status")).isEqualTo("in_progress");
        assertThat(text("job", "status")).isEqualTo("completed");
        assertThat(text("job", "type")).isEqualTo("video/mp4");
        assertThat(text("job", "label")).isEqualTo("1");
        assertThat(seen.path("job").path("tokens").asInt()).isEqualTo(3 * 5792);
        assertThat(seen.path("unkeyed").asInt()).isEqualTo(403);
        picture("omni.mp4", 1280, 720, 3);
        assertThat(seen.path("whole").path("inline").asBoolean()).isTrue();
        picture("inline.mp4", 640, 360, 3);
        assertThat(text("cancelled")).isEqualTo("cancelled");
        trouble("deleted", 400, "Invalid interaction name");
        assertThat(text("declined", "status")).isEqualTo("completed");
        assertThat(text("declined", "text")).contains("usage guidelines");
        assertThat(seen.path("declined").path("video").asBoolean()).isFalse();
        assertThat(text("failed", "status")).isEqualTo("failed");
        assertThat(text("failed", "error")).isNotEmpty();

        assertThat(text("operation", "name")).matches("models/veo-3.1-generate-preview/operations/[a-z0-9]+");
        assertThat(seen.path("operation").path("done").isNull()).isTrue();
        assertThat(seen.path("generated").asInt()).isEqualTo(1);
        picture("veo.mp4", 1280, 720, 4);
        assertThat(seen.path("filtered").path("count").asInt()).isEqualTo(1);
        assertThat(seen.path("filtered").path("videos").asInt()).isZero();
        assertThat(text("filtered", "reason")).endsWith("You have not been charged for this request.");
        assertThat(text("veoFailed")).contains("internal server issue");
    }

    private void words() {
        assertThat(seen.path("text").path("json").path("title").asString("")).containsIgnoringCase("robot");
        assertThat(seen.path("text").path("json").path("beats").size()).isGreaterThan(1);
        assertThat(seen.path("text").path("json").path("beats").path(0).path("seconds").asInt()).isPositive();
        assertThat(seen.path("text").path("tokens").asInt()).isPositive();
        assertThat(text("text", "finish")).isEqualTo("STOP");
        assertThat(text("blockedText")).isEqualTo("PROHIBITED_CONTENT");
        assertThat(text("stoppedText")).isEqualTo("SAFETY");
    }

    private void troubles() {
        trouble("blocked", 400, "blocked for its content");
        trouble("unauthenticated", 400, "API key not valid");
        trouble("notMine", 400, "Invalid interaction name");
        trouble("duration", 400, "response_format.duration");
        trouble("bound", 400, "durationSeconds");
        trouble("unknown", 404, "gemini-nobody");
        trouble("throttled", 429, "quota");
        trouble("throttledText", 429, "quota");
        trouble("retired", 404, "no longer available");
        trouble("noCredit", 429, "credits are depleted");
        trouble("busy", 503, "overloaded");
        trouble("poll", 503, "currently unavailable");
        assertThat(text("dropped", "name")).isNotEqualTo("(none)");
        assertThat(text("triedAgain")).isEqualTo("in_progress");
    }

    private void picture(String file, int width, int height, int seconds) {
        Probe probe = Media.FFMPEG.probe(dir.resolve(file));
        assertThat(probe.requirePicture().width()).isEqualTo(width);
        assertThat(probe.requirePicture().height()).isEqualTo(height);
        assertThat(probe.requirePicture().frames()).isEqualTo(24 * seconds);
    }

    private void trouble(String scenario, int status, String words) {
        assertThat(seen.path(scenario).path("status").asInt()).as("%s: %s", scenario, seen.path(scenario)).isEqualTo(status);
        assertThat(text(scenario, "message")).as(scenario).contains(words);
    }

    private String text(String... path) {
        JsonNode found = seen;
        for (String name : path) {
            found = found.path(name);
        }
        return found.asString("(nothing)");
    }
}
