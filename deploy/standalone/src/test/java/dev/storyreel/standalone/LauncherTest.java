package dev.storyreel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, as it is in a clone that was never built. */
class LauncherTest {

    private static final Path SCRIPT = Path.of("../../storyreel");

    @TempDir
    private Path clone;

    @Test
    void help_needs_no_build_and_names_every_command() throws Exception {
        String help = run("--help");
        assertThat(help).contains("make", "up", "--simulate", "models", "status", "stop", "logs").doesNotContain("Building");
    }

    private String run(String argument) throws IOException, InterruptedException {
        Path script = Files.copy(SCRIPT, clone.resolve("storyreel"));
        Process process = new ProcessBuilder("sh", script.toString(), argument)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
