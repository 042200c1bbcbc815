package dev.storyreel.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A provider's own SDK from npm, driving the simulator by a script. It is installed once, below the build's own folder;
 * where Node, npm or the network is missing, the test is skipped and says so.
 */
public final class NodeSdk {

    private static final Path SDKS = Path.of("target", "sdk").toAbsolutePath();

    private final String script;
    private final Path home;
    private final Path dir;

    private NodeSdk(String script, Path home, Path dir) {
        this.script = script;
        this.home = home;
        this.dir = dir;
    }

    /**
     * @param npmPackage with its version, such as {@code replicate@1.4.0}
     * @param script     in the test resources' folder {@code sdk}
     * @param dir        for logs
     */
    public static NodeSdk install(String npmPackage, String script, Path dir) throws IOException, InterruptedException {
        int version = npmPackage.lastIndexOf('@');
        String name = npmPackage.substring(0, version);
        NodeSdk sdk = new NodeSdk(script, SDKS.resolve(name.replace('/', '-').replace("@", "")), dir);
        Files.createDirectories(sdk.home);
        assumeTrue(sdk.works("node", "--version"), "Node.js is not installed: " + name + " cannot be run.");
        Files.writeString(
                sdk.home.resolve("package.json"),
                """
                {"private": true, "type": "module", "dependencies": {"%s": "%s"}}
                """.formatted(name, npmPackage.substring(version + 1)));
        Files.copy(
                Path.of("src/test/resources/sdk", script), sdk.home.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(sdk.home.resolve("node_modules").resolve(name).resolve("package.json"))) {
            assumeTrue(
                    sdk.works("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"),
                    "npm cannot install " + npmPackage + ": no network, or no npm.");
        }
        return sdk;
    }

    /** @return the object that the script prints last: what each of its scenarios saw */
    public JsonNode run(String... arguments) throws IOException, InterruptedException {
        Path log = dir.resolve("log");
        List<String> command = new ArrayList<>(List.of("node", script));
        command.addAll(List.of(arguments));
        Process process = start(log, command);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(log);
        assertThat(ended && process.exitValue() == 0).as(said).isTrue();
        return JsonMapper.shared().readTree(said.lines().toList().getLast());
    }

    private boolean works(String... command) throws InterruptedException {
        try {
            Process process = start(dir.resolve("install.log"), List.of(command));
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            process.destroyForcibly();
            return ended && process.exitValue() == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private Process start(Path log, List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
