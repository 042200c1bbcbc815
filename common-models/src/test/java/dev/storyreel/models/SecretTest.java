package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SecretTest {

    private record Holder(Secret key) {}

    @Test
    void a_key_is_told_only_to_those_who_ask() {
        Secret key = Secret.of("r8_abc\n");
        assertThat(key.reveal()).isEqualTo("r8_abc");
        assertThat(new Holder(key).toString()).doesNotContain("r8_abc");
        assertThat(String.format("%s", key)).doesNotContain("r8_abc");
        assertThat(JsonMapper.shared().writeValueAsString(new Holder(key))).doesNotContain("r8_abc");
        assertThat(key).isEqualTo(Secret.of("r8_abc")).isNotEqualTo(Secret.of("r8_abd"));
        assertThatThrownBy(() -> Secret.of(" ")).hasMessageContaining("empty");
    }
}
