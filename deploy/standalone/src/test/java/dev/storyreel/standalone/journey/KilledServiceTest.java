package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.house.OneJvm;
import dev.storyreel.standalone.house.SplitJvms;
import dev.storyreel.standalone.house.Unit;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** chunk-service, in a process of its own, is killed with SIGKILL in the middle of its work, and started again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledServiceTest {

    private Studio studio;
    private SimulatorProcess provider;
    private OneJvm others;
    private SplitJvms chunks;

    @BeforeAll
    void everything_starts(@TempDir Path folder) throws Exception {
        studio = Studio.open(folder.resolve("home"));
        provider = SimulatorProcess.start(folder.resolve("provider.log"), "--time-scale", "30", "--plain");
        Map<String, String> environment = studio.environment(Map.of(
                "REPLICATE_API_TOKEN", "r8_simulated",
                "STORYREEL_REPLICATE_URL", provider.replicateUrl().toString()));
        others = new OneJvm(EnumSet.complementOf(EnumSet.of(Unit.CHUNK)), environment);
        others.start();
        chunks = new SplitJvms(EnumSet.of(Unit.CHUNK), environment, studio.home);
        chunks.start();
    }

    @AfterAll
    void everything_ends() {
        chunks.close();
        others.close();
        provider.close();
        studio.close();
    }

    @Test
    void what_a_provider_was_asked_for_is_neither_lost_nor_bought_twice() throws Exception {
        String videoId = studio.gateway.ask(brief("seedance-1-lite"));
        assertThat(studio.gateway.follow(videoId, KilledServiceTest::isChunkReady)).isPresent();
        kill();

        JsonNode status = studio.gateway.finished(videoId);

        assertThat(status.path("totalChunks").asInt()).isGreaterThan(2);
        assertThat(provider.bill().count()).isEqualTo(status.path("totalChunks").asInt());
        assertThat(status.path("costUsd").decimalValue())
                .isEqualByComparingTo(provider.bill().totalUsd());
    }

    @Test
    void no_ffmpeg_is_left_behind_and_the_film_is_finished() throws Exception {
        String videoId = studio.gateway.ask(brief("animatic"));
        List<ProcessHandle> encoders = awaitEncoders();
        kill();

        for (ProcessHandle encoder : encoders) {
            encoder.onExit().get(30, TimeUnit.SECONDS);
        }
        studio.gateway.finished(videoId);
    }

    private void kill() throws Exception {
        Process process = chunks.process(Unit.CHUNK);
        process.destroyForcibly();
        assertThat(process.waitFor()).isEqualTo(128 + 9);
    }

    /** The processes that render for chunk-service, once there is an ffmpeg among them. */
    private List<ProcessHandle> awaitEncoders() {
        while (true) {
            List<ProcessHandle> children =
                    chunks.process(Unit.CHUNK).descendants().toList();
            if (children.stream().anyMatch(KilledServiceTest::isFfmpeg)) {
                return children;
            }
            Thread.onSpinWait();
        }
    }

    private static boolean isFfmpeg(ProcessHandle process) {
        return process.info().command().map(command -> command.endsWith("ffmpeg")).orElse(false);
    }

    private static boolean isChunkReady(JsonNode event) {
        return event.path("type").asString("").equals("dev.storyreel.chunk.chunk-ready.v1");
    }

    private static Map<String, Object> brief(String clipModel) {
        return new HashMap<>(Map.of(
                "prompt", "A lighthouse keeper walks down a stormy beach with a lantern",
                "durationSeconds", 24,
                "resolution", "480p",
                "seed", 7,
                "models", Map.of("clip", clipModel)));
    }
}
