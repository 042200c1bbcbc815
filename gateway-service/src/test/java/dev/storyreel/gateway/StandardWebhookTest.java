package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.models.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** By the example that the makers of the standard sign and check in their own libraries' tests. */
class StandardWebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String TIME = "1614265330";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final String BODY = "{\"test\": 2432232314}";

    @Test
    void a_message_as_the_standard_signs_it_is_genuine() {
        assertThat(genuine(ID, TIME, SIGNATURE, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= v1,AAAA",
        "v1a,xyz v2,abc v1,!!! v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=  "
    })
    void of_several_signatures_one_that_fits_is_enough(String signatures) {
        assertThat(genuine(ID, TIME, signatures, BODY)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "v1,", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,h0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1;g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,not base64"
    })
    void a_signature_that_does_not_fit_is_none(String signatures) {
        assertThat(genuine(ID, TIME, signatures, BODY)).isFalse();
    }

    @Test
    void whatever_is_changed_of_a_message_makes_it_false() {
        assertThat(genuine("msg_other", TIME, SIGNATURE, BODY)).isFalse();
        assertThat(genuine(ID, "1614265331", SIGNATURE, BODY)).isFalse();
        assertThat(genuine(ID, TIME, SIGNATURE, BODY + " ")).isFalse();
        assertThat(genuine(ID, TIME, SIGNATURE, "")).isFalse();
        assertThat(genuine(null, TIME, SIGNATURE, BODY)).isFalse();
        assertThat(genuine(ID, null, SIGNATURE, BODY)).isFalse();
        assertThat(genuine(ID, TIME, null, BODY)).isFalse();
        assertThat(genuine(ID, TIME, SIGNATURE, BODY, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSx", 0)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"300, true", "-300, true", "301, false", "-301, false"})
    void a_message_is_believed_for_five_minutes_whichever_clock_is_ahead(long later, boolean believed) {
        assertThat(genuine(ID, TIME, SIGNATURE, BODY, SECRET, later)).isEqualTo(believed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "now", "-1614265330", "1614265330.0", "99999999999999999999", "999999999999"})
    void a_time_that_is_none_is_not_believed(String timestamp) {
        assertThat(genuine(ID, timestamp, SIGNATURE, BODY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "whsec_!!!", "whsec_c2hvcnQ=", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
    void a_secret_that_is_none_says_what_it_must_be_and_not_what_it_is(String secret) {
        assertThatThrownBy(() -> new StandardWebhook(Secret.of(secret), Duration.ofMinutes(5), Instant::now))
                .hasMessageContaining("REPLICATE_WEBHOOK_SECRET")
                .hasMessageNotContaining(secret);
    }

    private static boolean genuine(String id, String timestamp, String signatures, String body) {
        return genuine(id, timestamp, signatures, body, SECRET, 0);
    }

    private static boolean genuine(
            String id, String timestamp, String signatures, String body, String secret, long later) {
        Instant now = Instant.ofEpochSecond(1_614_265_330).plusSeconds(later);
        return new StandardWebhook(Secret.of(secret), Duration.ofMinutes(5), () -> now)
                .genuine(id, timestamp, signatures, body.getBytes(StandardCharsets.UTF_8));
    }
}
