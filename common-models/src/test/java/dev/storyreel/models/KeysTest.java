package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class KeysTest {

    private record Account(Keys token) {}

    @ParameterizedTest
    @ValueSource(strings = {"r8_a,r8_b", "r8_a\nr8_b\n", "r8_a\r\nr8_b", " r8_a , r8_b,", "r8_a,,r8_b,r8_a", "\tr8_a\n\n r8_b"})
    void keys_are_parted_by_commas_or_lines_in_their_order_and_each_once(String text) {
        assertThat(Keys.of(text)).isEqualTo(Keys.of("r8_a,r8_b")).isNotEqualTo(Keys.of("r8_b,r8_a"));
        assertThat(Keys.of(text).names()).hasSize(2);
    }

    @Test
    void nothing_is_no_key_and_commas_alone_are_a_mistake() {
        assertThat(Keys.of(" \n")).isEqualTo(Keys.NONE).matches(Keys::isEmpty);
        assertThatThrownBy(() -> Keys.of(" ,\n,")).hasMessageContaining("no key");
        assertThatThrownBy(() -> Keys.NONE.of(call(null))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_name_is_the_beginning_of_the_keys_sha_256_whatever_stands_beside_it() {
        // printf r8_a | sha256sum | cut -c1-8
        assertThat(Keys.of("r8_a").names()).containsExactly("f169958d");
        assertThat(Keys.of("r8_b,r8_a").names()).endsWith("f169958d");
    }

    @Test
    void a_call_goes_out_with_the_key_that_was_chosen_for_it_else_with_the_first() {
        Keys keys = Keys.of("r8_a,r8_b");
        assertThat(keys.of(call(keys.names().getLast()))).isEqualTo(Secret.of("r8_b"));
        assertThat(keys.of(call(null))).isEqualTo(Secret.of("r8_a"));
        assertThat(keys.of(call("00000000"))).as("a key that is no longer configured").isEqualTo(Secret.of("r8_a"));
    }

    @Test
    void nothing_of_them_is_told() {
        Keys keys = Keys.of("r8_a,r8_b");
        assertThat(new Account(keys).toString() + String.format("%s", keys)).doesNotContain("r8_");
        assertThat(JsonMapper.shared().writeValueAsString(new Account(keys))).doesNotContain("r8_");
    }

    private static CallContext call(String key) {
        return new CallContext("work-1", new OneMedium(), Path.of("."), key);
    }
}
