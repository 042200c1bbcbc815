package dev.storyreel.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.MediaRef;
import dev.storyreel.gateway.House;
import dev.storyreel.models.ClipRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest extends House {

    private static final String WORK = "7".repeat(64);
    private static final String BODY = "{\"id\":\"abc123\",\"status\":\"succeeded\",\"output\":\"http://169.254.169.254/\"}";

    @BeforeEach
    void somebody_waits_for_a_clip() {
        jdbc.sql("delete from ledger.decision").update();
        jdbc.sql("""
                        insert into ledger.work (work_key, tenant, video_id, take, slot, redo, attempt, phase, kind, provider,
                                                 model, request, state, estimate_usd, queued_at)
                        values (:key, 'local', 'v-hook', 1, 'clip/b1/1', 0, 2, 'chunks', 'CLIP', 'replicate',
                                'hailuo-02', cast(:request as jsonb), 'IN_DOUBT', 0.27, now())
                        on conflict do nothing""")
                .param("key", WORK)
                .param("request", JSON.writeValueAsString(new ClipRequest(
                        "hailuo-02", "A lamp.", null,
                        new MediaRef("local/videos/v-hook/frame.png", "image/png", 9, "0".repeat(64)), 6, 1280, 720, 24,
                        "static", 0, false, 7)))
                .update();
    }

    @Test
    void a_signed_message_asks_for_a_look_at_the_job_it_names_and_says_nothing_else() {
        assertThat(tell(WORK + "-2", BODY, signed(BODY)).statusCode()).isEqualTo(204);
        assertThat(decisions()).singleElement().satisfies(decision -> assertThat(decision)
                .containsEntry("work_key", WORK)
                .containsEntry("attempt", 2)
                .containsEntry("kind", "poll-now")
                .containsEntry("provider_job_id", "abc123")
                .containsEntry("decided_by", "provider"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":7}", "{\"id\":\"../x\"}", "{\"id\":\"\"}", "[]", "", "<html>", "{\"id\":\"abc"})
    void a_signed_message_that_names_no_job_is_no_message(String body) {
        assertThat(tell(WORK + "-2", body, signed(body)).statusCode()).isEqualTo(401);
        assertThat(decisions()).isEmpty();
    }

    @Test
    void what_is_not_signed_lately_by_replicate_is_told_nothing_and_does_nothing() {
        String[] now = signed(BODY);
        String[] old = signed(BODY, Instant.now().minusSeconds(301));
        for (String[] headers : List.of(
                signed(BODY + " "), old, new String[] {"webhook-id", "msg_1"}, without(now, 0), without(now, 2), without(now, 4))) {
            HttpResponse<String> answer = tell(WORK + "-2", BODY, headers);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(json(answer).path("error").asString()).isEqualTo("UNAUTHENTICATED");
            assertThat(answer.body()).isEqualTo(tell("nonsense", BODY, headers).body());
        }
        assertThat(decisions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "7777-1", "8888888888888888888888888888888888888888888888888888888888888888-1"})
    void work_that_nobody_knows_is_not_found_by_who_may_ask(String key) {
        assertThat(tell(key, BODY, signed(BODY)).statusCode()).isEqualTo(404);
        assertThat(decisions()).isEmpty();
    }

    private HttpResponse<String> tell(String key, String body, String[] headers) {
        return send(to("/api/webhooks/replicate/" + key)
                .header("Content-Type", "application/json")
                .headers(headers)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private List<Map<String, Object>> decisions() {
        return jdbc.sql("select * from ledger.decision").query().listOfRows();
    }

    private static String[] without(String[] headers, int name) {
        String[] fewer = headers.clone();
        fewer[name] = "x-" + fewer[name];
        return fewer;
    }

    private static String[] signed(String body) {
        return signed(body, Instant.now());
    }

    /** While a key is changed there are two signatures. */
    private static String[] signed(String body, Instant when) {
        String timestamp = Long.toString(when.getEpochSecond());
        return new String[] {
            "webhook-id", "msg_1", "webhook-timestamp", timestamp,
            "webhook-signature", "v1,b2xk v1," + mac("msg_1." + timestamp + "." + body)
        };
    }

    private static String mac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(WEBHOOK_KEY), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
