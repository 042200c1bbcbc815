package dev.storyreel.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class StoryreelTest {

    private final StringWriter said = new StringWriter();

    @Test
    void an_unknown_command_ends_with_2_and_says_what_there_is() {
        assertThat(run("mkae")).isEqualTo(2);
        assertThat(said.toString()).contains("Unmatched argument").contains("make");
    }

    @Test
    void no_command_ends_with_2_and_says_what_to_say() {
        assertThat(run()).isEqualTo(2);
        assertThat(said.toString()).contains("Say what to do: make, up, status, stop or logs");
    }

    @Test
    void a_number_that_is_none_names_its_option() {
        assertThat(run("make", "a film", "--duration", "long")).isEqualTo(2);
        assertThat(said.toString()).contains("--duration").contains("long");
    }

    @Test
    void a_missing_picture_is_named_before_anything_starts() {
        assertThat(run("make", "a film", "--image", "no-such-picture.png")).isEqualTo(1);
        assertThat(said.toString()).contains("There is no file to read at no-such-picture.png.");
    }

    @Test
    void a_way_that_is_none_is_named_before_anything_starts() {
        assertThat(run("make", "a film", "--on-refusal", "soften,beg")).isEqualTo(1);
        assertThat(said.toString()).contains("'beg' is no way to ask otherwise", "new-seed", "model=NAME");
    }

    @Test
    void ways_are_typed_in_short_and_asked_for_as_the_api_takes_them() {
        assertThat(OnRefusalWish.of("new-seed, soften,model=hailuo-02,image=flux-dev"))
                .isEqualTo(Map.of(
                        "newSeed", true, "softenPrompt", true, "models", Map.of("clip", "hailuo-02", "image", "flux-dev")));
        assertThat(OnRefusalWish.of("nothing")).isEmpty();
    }

    private int run(String... arguments) {
        CommandLine line = Storyreel.commandLine();
        line.setErr(new PrintWriter(said, true));
        return line.execute(arguments);
    }
}
