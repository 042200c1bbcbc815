package dev.storyreel.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProgressLineTest {

    private static final JsonNode RENDERING = JsonMapper.builder().build().readTree(
            """
            {"status": "RENDERING_CHUNKS", "progress": 40, "currentPhase": "chunks", "currentChunkIndex": 2,
             "totalChunks": 6, "costUsd": 0.5, "estimatedSecondsRemaining": 75}
            """);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void a_terminal_sees_phase_chunk_cost_and_time_left_on_one_line_drawn_over() {
        ProgressLine line = new ProgressLine(out, true, false);
        line.show(RENDERING);
        line.show(RENDERING);
        assertThat(said())
                .contains("40%  rendering chunk 3 of 6 · $0.50 · 1:15 left")
                .containsOnlyOnce("\r")
                .doesNotContain("\n");
    }

    @Test
    void without_a_terminal_there_is_one_line_a_step() {
        ProgressLine line = new ProgressLine(out, false, false);
        line.show(RENDERING);
        line.show(RENDERING);
        assertThat(said().lines()).hasSize(1);
    }

    @Test
    void a_script_is_told_nothing() {
        ProgressLine line = new ProgressLine(out, true, true);
        line.say("starting");
        line.show(RENDERING);
        line.end();
        assertThat(said()).isEmpty();
    }

    private String said() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
