package dev.storyreel.simulator.openai;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CUT_SHORT;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.SCREENED;
import static dev.storyreel.simulator.page.Scenario.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.simulator.Bill;
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

/** OpenAI's own SDK for JavaScript (npm {@code openai} 6.49.0) takes the simulator for OpenAI. */
class OpenAiSdkTest {

    @TempDir
    Path dir;

    @Test
    @Shows({MADE, SEEN, SCREENED, DECLINED, CUT_SHORT, BAD_KEY, RETIRED, REJECTED, NO_CREDIT, LIMITED})
    void the_providers_own_sdk_plans_sees_moderates_is_declined_and_is_held_back() throws Exception {
        NodeSdk sdk = NodeSdk.install("openai@6.49.0", "openai.js", dir);
        JsonNode seen;
        Bill.Statement bill;
        try (Simulator simulator = Simulator.start(0, new Pace(1000), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString());
            bill = simulator.bill().statement();
        }
        JsonNode film = seen.path("film");
        assertThat(film.propertyNames()).containsExactlyInAnyOrder("title", "palette", "music", "rating", "pace", "beats");
        assertThat(film.path("palette").size()).isGreaterThanOrEqualTo(2);
        assertThat(film.path("rating").isNull()).isTrue();
        assertThat(film.path("pace").asString("")).isEqualTo("slow");
        assertThat(film.path("beats").valueStream().mapToInt(beat -> beat.path("seconds").asInt()).sum()).isEqualTo(20);
        assertThat(film.path("beats").path(0).path("framePrompt").asString("")).containsIgnoringCase("bicycle");
        assertThat(seen.path("finish").asString("")).isEqualTo("stop");
        assertThat(seen.path("same").asBoolean()).isTrue();
        assertThat(seen.path("text").asString("")).isNotBlank();

        assertThat(seen.path("pictured").asInt()).isGreaterThan(80);
        assertThat(seen.path("noPicture").path("status").asInt()).isEqualTo(400);
        assertThat(seen.path("declined").path("refusal").asString("")).contains("can't help");
        assertThat(seen.path("declined").path("content").isNull()).isTrue();
        assertThat(seen.path("cut").path("finish").asString("")).isEqualTo("length");
        assertThat(seen.path("cut").path("tokens").asInt()).isEqualTo(20);

        assertThat(seen.path("moderated").path("flagged").asBoolean()).isTrue();
        assertThat(seen.path("moderated").path("categories").size()).isEqualTo(13);
        assertThat(seen.path("moderated").path("category_scores").path("violence/graphic").asDouble()).isGreaterThan(0.9);
        assertThat(seen.path("harmless").valueStream().map(JsonNode::asBoolean).toList()).containsExactly(false, true);
        assertThat(seen.path("ofPicture").path("violence").path(0).asString("")).isEqualTo("image");
        assertThat(seen.path("ofPicture").path("hate").isEmpty()).isTrue();
        assertThat(seen.path("twoPictures").path("status").asInt()).isEqualTo(400);

        assertThat(seen.path("models").valueStream().map(JsonNode::asString).toList()).contains("gpt-6-luna", "omni-moderation-latest");
        assertThat(seen.path("shutdown").asString("")).isEqualTo("2027-01-14");
        assertThat(List.of("gone", "retired", "unknown")).allSatisfy(which -> {
            assertThat(seen.path(which).path("name").asString("")).isEqualTo("NotFoundError");
            assertThat(seen.path(which).path("code").asString("")).isEqualTo("model_not_found");
            assertThat(seen.path(which).path("requestId").asString("")).startsWith("req_");
        });
        assertThat(seen.path("unauthenticated").path("name").asString("")).isEqualTo("AuthenticationError");
        assertThat(seen.path("openSchema").path("status").asInt()).isEqualTo(400);
        assertThat(seen.path("openSchema").path("param").asString("")).isEqualTo("response_format");
        assertThat(seen.path("looseSchema").path("status").asInt()).isEqualTo(200);
        assertThat(seen.path("badName").path("param").asString("")).isEqualTo("response_format.json_schema.name");
        assertThat(seen.path("noCredit").path("code").asString("")).isEqualTo("insufficient_quota");
        assertThat(seen.path("blocked").path("code").asString("")).isEqualTo("invalid_prompt");
        assertThat(seen.path("limited").path("name").asString("")).isEqualTo("RateLimitError");
        assertThat(seen.path("limited").path("code").asString("")).isEqualTo("rate_limit_exceeded");
        assertThat(seen.path("left").asInt()).isBetween(400, 499);
        assertThat(seen.path("busyThenServed").asBoolean()).isTrue();

        // two alike, text, picture, declined, cut, loose schema, three on the free account, with headers, the busy one
        assertThat(bill.charges()).hasSize(12).allMatch(charge -> charge.provider().equals("openai") && charge.usd().signum() > 0);
        JsonNode usage = seen.path("usage");
        assertThat(bill.charges().getFirst().usd()).isEqualByComparingTo(java.math.BigDecimal.valueOf(
                usage.path("prompt_tokens").asLong() + 5 * usage.path("completion_tokens").asLong(), 7));
    }
}
