package dev.storyreel.standalone.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.Frame;
import dev.storyreel.media.Frames;
import dev.storyreel.media.Probe;
import dev.storyreel.standalone.deploy.DashboardMetrics;
import dev.storyreel.standalone.house.OneJvm;
import dev.storyreel.standalone.house.Unit;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** POST to MP4, with the real Kafka, PostgreSQL and S3, the five services and the animatic models. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class JourneyTest {

    private static final Map<String, Object> BRIEF = Map.of(
            "prompt", "Shot 1: a red paper boat crosses a rainy street at night, calm (9s). Shot 2: it reaches the river (4s).",
            "durationSeconds", 13,
            "aspect", "9:16",
            "resolution", "480p",
            "seed", 42);
    private static final double FRAME = 1 / 24.0;

    private Studio studio;
    private OneJvm others;
    private OneJvm chunks;
    private Map<String, String> environment;
    private JsonNode status;
    private Path film;

    @BeforeAll
    void a_film_is_made(@TempDir Path folder) throws Exception {
        studio = Studio.open(folder.resolve("home"));
        environment = studio.environment(Map.of());
        others = new OneJvm(EnumSet.complementOf(EnumSet.of(Unit.CHUNK)), environment);
        others.start();
        chunks = new OneJvm(EnumSet.of(Unit.CHUNK), environment);
        chunks.start();
        status = studio.gateway.finished(studio.gateway.ask(BRIEF));
        film = studio.fetch(status.path("finalVideoUrl"), "final.mp4");
    }

    @AfterAll
    void everything_ends() {
        chunks.close();
        others.close();
        studio.close();
    }

    @Test
    void the_film_is_as_it_was_asked_for() {
        Probe probe = studio.ffmpeg.probe(film);
        assertThat(probe.requirePicture().codec()).isEqualTo("h264");
        assertThat(probe.requirePicture().width()).isEqualTo(480);
        assertThat(probe.requirePicture().height()).isEqualTo(854);
        assertThat(probe.requirePicture().seconds()).isCloseTo(13, within(FRAME));
        assertThat(probe.requireSound().codec()).isEqualTo("aac");
        assertThat(probe.requireSound().seconds()).isCloseTo(probe.requirePicture().seconds(), within(FRAME));
    }

    @Test
    void the_status_tells_the_whole_story() {
        assertThat(status.path("progress").asInt()).isEqualTo(100);
        assertThat(status.path("phases")).hasSize(4).allSatisfy(phase ->
                assertThat(phase.path("status").asString()).isEqualTo("done"));
        assertThat(status.path("storyboard")).isNotEmpty();
        assertThat(status.path("chunks")).hasSize(status.path("totalChunks").asInt());
        assertThat(status.path("costUsd").asDouble()).isZero();
    }

    @Test
    void every_metric_that_a_dashboard_asks_for_is_there_to_be_scraped() {
        String scrapes = Arrays.stream(Unit.values())
                .map(unit -> new Client(URI.create("http://localhost:" + environment.get(unit.portVariable())))
                        .text("/actuator/prometheus"))
                .collect(Collectors.joining("\n"));

        assertThat(DashboardMetrics.queried()).isNotEmpty();
        assertThat(DashboardMetrics.notIn(scrapes)).isEmpty();
    }

    @Test
    void a_chunk_that_continues_another_starts_on_its_last_frame() throws Exception {
        Frames frames = new Frames(studio.ffmpeg);
        int continued = 0;
        JsonNode before = null;
        for (JsonNode chunk : status.path("chunks")) {
            if (chunk.path("startsOn").asString().equals("lastFrame")) {
                continued++;
                int index = chunk.path("index").asInt();
                Path clip = studio.fetch(chunk.path("clipUrl"), "clip-" + index + ".mp4");
                Path first = clip.resolveSibling("first-" + index + ".png");
                frames.first(clip, first);
                Frame last = frames.read(studio.fetch(before.path("lastFrameUrl"), "last-" + index + ".png"));
                assertThat(frames.read(first).ssim(last)).isGreaterThanOrEqualTo(0.98);
            }
            before = chunk;
        }
        assertThat(continued).isPositive();
    }

    @Test
    void one_seed_makes_one_film_whether_beats_render_side_by_side_or_one_by_one() throws Exception {
        chunks.close();
        chunks = new OneJvm(
                EnumSet.of(Unit.CHUNK), studio.environment(Map.of("STORYREEL_CHUNK_BEATSSIDEBYSIDE", "1")));
        chunks.start();
        JsonNode again = studio.gateway.finished(studio.gateway.ask(BRIEF));

        assertThat(again.path("videoId").asString()).isNotEqualTo(status.path("videoId").asString());
        assertThat(studio.frameMd5(studio.fetch(again.path("finalVideoUrl"), "again.mp4")))
                .isEqualTo(studio.frameMd5(film));
    }
}
