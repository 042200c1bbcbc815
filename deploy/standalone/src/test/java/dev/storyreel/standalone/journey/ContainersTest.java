package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import tools.jackson.databind.JsonNode;

/** The journey on the images: docker-compose.yml as it is, with the passwords of the local profile. */
@Tag("long")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ContainersTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int PORT = 8080;

    @Test
    void a_prompt_becomes_a_film_on_the_images(@TempDir Path folder) throws Exception {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "The journey on the images needs a Docker engine, and none answers.");
        try (ComposeContainer system = new ComposeContainer(
                        ROOT.resolve("docker-compose.yml").toFile())
                .withEnv(localProfile())
                .withBuild(true)
                .withExposedService(
                        "gateway-service", PORT, Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(20)))) {
            system.start();
            Client gateway = new Client(URI.create("http://localhost:" + system.getServicePort("gateway-service", PORT)));

            JsonNode status = gateway.finished(gateway.ask(Map.of(
                    "prompt", "A paper boat on a lake at dawn", "durationSeconds", 6, "resolution", "480p")));

            assertThat(gateway.fetch(status.path("finalVideoUrl"), folder.resolve("final.mp4")))
                    .isNotEmptyFile();
        }
    }

    private static Map<String, String> localProfile() throws IOException {
        return Files.readAllLines(ROOT.resolve("deploy/docker/local.env")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }
}
