package dev.storyreel.simulator.elevenlabs;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** ElevenLabs' own SDK (npm {@code @elevenlabs/elevenlabs-js} 2.73.0) takes the simulator for ElevenLabs. */
class ElevenLabsSdkTest {

    @TempDir
    Path dir;

    @Test
    @Shows({MADE, BAD_KEY, REJECTED, DECLINED, NO_CREDIT, LIMITED})
    void the_providers_own_sdk_composes_speaks_sounds_is_declined_and_is_held_back() throws Exception {
        NodeSdk sdk = NodeSdk.install("@elevenlabs/elevenlabs-js@2.73.0", "elevenlabs.js", dir);
        JsonNode seen;
        Bill.Statement bill;
        try (Simulator simulator =
                Simulator.start(0, new Pace(100), new Limits(600, 2), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString(), dir.toString());
            bill = simulator.bill().statement();
        }
        assertThat(seconds("music.mp3")).isBetween(11.9, 12.2);
        assertThat(Media.FFMPEG.probe(dir.resolve("music.mp3")).requireSound().sampleRate()).isEqualTo(48_000);
        assertThat(seen.path("songId").asString("")).isNotEmpty();
        assertThat(seen.path("credits").asInt()).isEqualTo(180);
        assertThat(seconds("effect.mp3")).isBetween(1.9, 2.2);
        assertThat(seconds("speech.wav")).isBetween(0.5, 3.0);

        JsonNode timed = seen.path("timed");
        assertThat(String.join("", timed.path("characters").valueStream().map(JsonNode::asString).toList()))
                .isEqualTo("Hello there. Good night.");
        assertThat(timed.path("end").asDouble()).isEqualTo(seconds("timed.mp3"), org.assertj.core.data.Offset.offset(0.1));
        assertThat(seen.path("streamed").asInt()).isEqualTo(1);

        assertThat(seen.path("unauthenticated").path("status").asInt()).isEqualTo(401);
        assertThat(seen.path("unauthenticated").path("detail").path("code").asString("")).isEqualTo("invalid_api_key");
        assertThat(seen.path("unauthenticatedOfOld").path("detail").propertyNames()).containsOnly("status", "message");
        assertThat(seen.path("misfit").path("status").asInt()).isEqualTo(422);
        assertThat(seen.path("misfit").path("detail").path(0).path("loc").path(1).asString("")).isEqualTo("music_length_ms");
        assertThat(seen.path("seeded").path("status").asInt()).isEqualTo(400);
        assertThat(seen.path("declined").path("detail").path("data").path("prompt_suggestion").asString("")).isNotEmpty();
        assertThat(seen.path("noCredit").path("status").asInt()).isEqualTo(402);
        assertThat(seen.path("unknownVoice").path("status").asInt()).isEqualTo(404);
        assertThat(seen.path("busyThenServed").asBoolean()).isTrue();
        assertThat(seen.path("together").valueStream().map(JsonNode::asInt).sorted().toList()).isEqualTo(List.of(200, 200, 429));

        // music, effect, three kinds of speech, the busy one, two of the three together
        assertThat(bill.charges()).hasSize(8).allMatch(charge -> charge.usd().signum() > 0);
        assertThat(bill.charges().getFirst().usd()).isEqualByComparingTo("0.06");
    }

    private double seconds(String file) {
        Probe probe = Media.FFMPEG.probe(dir.resolve(file));
        return probe.requireSound().seconds();
    }
}
