package dev.storyreel.simulator.groq;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Groq's own SDK (npm {@code groq-sdk} 1.6.0) takes the simulator for Groq. */
class GroqSdkTest {

    @TempDir
    Path dir;

    @Test
    @Shows({MADE, DECLINED, FAILED, REJECTED, RETIRED, BAD_KEY, LIMITED})
    void the_providers_own_sdk_plans_is_told_what_does_not_fit_and_is_held_back() throws Exception {
        NodeSdk sdk = NodeSdk.install("groq-sdk@1.6.0", "groq.js", dir);
        JsonNode seen;
        Bill.Statement bill;
        try (Simulator simulator = Simulator.start(0, new Pace(1000), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString());
            bill = simulator.bill().statement();
        }
        assertThat(seen.path("film").path("beats").valueStream().mapToInt(beat -> beat.path("seconds").asInt()).sum())
                .isEqualTo(12);
        assertThat(seen.path("reasoning").asString("")).isNotBlank();
        assertThat(seen.path("id").asString("")).startsWith("req_");
        assertThat(seen.path("models").valueStream().map(JsonNode::asString).toList()).contains("openai/gpt-oss-120b");
        assertThat(seen.path("declined").path("content").asString("")).contains("can't help");
        assertThat(seen.path("declined").has("refusal")).isFalse();
        assertThat(seen.path("misfit").path("status").asInt()).isEqualTo(400);
        assertThat(seen.path("misfit").path("error").path("code").asString("")).isEqualTo("json_validate_failed");
        assertThat(seen.path("misfit").path("error").path("failed_generation").asString("")).startsWith("Here is your film");
        assertThat(seen.path("misfit").path("error").has("param")).isFalse();
        assertThat(seen.path("picture").path("status").asInt()).isEqualTo(400);
        assertThat(seen.path("retired").path("error").path("code").asString("")).isEqualTo("model_not_found");
        assertThat(seen.path("unauthenticated").path("error").path("code").asString("")).isEqualTo("invalid_api_key");
        assertThat(seen.path("limited").path("status").asInt()).isEqualTo(429);
        assertThat(seen.path("limited").path("error").path("type").asString("")).isEqualTo("requests");
        assertThat(Integer.parseInt(seen.path("limited").path("retryAfter").asString("0"))).isBetween(30, 60);
        assertThat(seen.path("left").asInt()).isBetween(900, 999);
        assertThat(seen.path("busyThenServed").asBoolean()).isTrue();

        // made, declined, the misfit, three on the free account, with headers, the busy one
        assertThat(bill.charges()).hasSize(8).allMatch(charge -> charge.provider().equals("groq") && charge.usd().signum() > 0);
    }
}
