package dev.storyreel.storyboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.Topics;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedObjectStore;
import dev.storyreel.testing.SharedPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The whole service on the real broker, database and object store; only the image model is ours. */
class StoryboardServiceTest {

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(StoryboardService.class, Pens.class)
                .properties(Map.of(
                        "spring.config.name", "storyboard-service",
                        "STORYREEL_STORYBOARD_PORT", "0",
                        "STORYREEL_KAFKA", SharedKafka.bootstrapServers(),
                        "STORYREEL_DB_URL", SharedPostgres.freshDatabaseUrl(),
                        "STORYREEL_DB_USER", SharedPostgres.USER,
                        "STORYREEL_DB_PASSWORD", SharedPostgres.PASSWORD,
                        "storyreel.s3.endpoint", SharedObjectStore.endpoint().toString(),
                        "storyreel.s3.bucket", SharedObjectStore.bucket(),
                        "storyreel.s3.access-key", SharedObjectStore.accessKey(),
                        "storyreel.s3.secret-key", SharedObjectStore.secretKey()))
                .run();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void a_plan_becomes_a_frame_for_each_beat_whichever_is_heard_first() throws IOException {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(Films.planned(take, "open", "close"));
        tell(Films.requested(take));

        List<Event> said = Topic.of(Topics.STORYBOARDS).until(take, facts -> facts.stream()
                .anyMatch(StoryboardReady.class::isInstance));

        assertThat(said).filteredOn(PhaseStarted.class::isInstance).hasSize(1);
        assertThat(said).filteredOn(FrameReady.class::isInstance).hasSize(2);
        assertThat(said).filteredOn(WorkCharged.class::isInstance).hasSize(2);
        StoryboardReady ready = said.stream()
                .filter(StoryboardReady.class::isInstance)
                .map(StoryboardReady.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(ready.frames()).extracting(StoryboardReady.Frame::beatId).containsExactly("open", "close");
        assertThat(ready.frames().getFirst().image().key())
                .startsWith("local/videos/" + take.videoId() + "/work/")
                .endsWith("/frame.png");
        byte[] png = service.getBean(MediaStore.class)
                .open(ready.frames().getFirst().image().key(), null)
                .orElseThrow()
                .content()
                .readAllBytes();
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getHeight()).isEqualTo(854);
    }

    @Test
    void a_fact_heard_again_buys_nothing_again() {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(Films.requested(take));
        tell(Films.planned(take, "only"));
        Topic.of(Topics.STORYBOARDS)
                .until(take, facts -> facts.stream().anyMatch(StoryboardReady.class::isInstance));
        int drawn = service.getBean(InkImageModel.class).drawn.get();

        tellAgain(take);
        TakeRef other = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(Films.requested(other));
        tell(Films.planned(other, "only"));
        Topic.of(Topics.STORYBOARDS)
                .until(other, facts -> facts.stream().anyMatch(StoryboardReady.class::isInstance));

        assertThat(service.getBean(InkImageModel.class).drawn.get()).isEqualTo(drawn + 1);
    }

    @Test
    void a_declined_picture_fails_the_phase_with_what_to_change() {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(Films.requested(take));
        tell(Films.planned(take, "open", "forbidden"));

        List<Event> said = Topic.of(Topics.STORYBOARDS).until(take, facts -> facts.stream()
                        .anyMatch(PhaseFailed.class::isInstance)
                && facts.stream().anyMatch(FrameReady.class::isInstance));

        PhaseFailed failed = said.stream()
                .filter(PhaseFailed.class::isInstance)
                .map(PhaseFailed.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(failed.slot().name()).isEqualTo("frame/forbidden");
        assertThat(failed.failure())
                .isEqualTo(new Failure(
                        "CONTENT_REFUSED",
                        Failure.Blame.USER,
                        "The picture was declined.",
                        "Leave out what is forbidden. Or have another seed, softened words or another model tried: 'onRefusal'."));
        assertThat(said).noneMatch(StoryboardReady.class::isInstance);
    }

    @Test
    void what_it_does_can_be_scraped() throws Exception {
        String port = service.getEnvironment().getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            String scrape = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(scrape)
                    .contains("storyreel_ledger_in_doubt{application=\"storyboard-service\",phase=\"storyboard\"} 0.0")
                    .contains("storyreel_ledger_queued")
                    .contains("storyreel_ledger_in_flight")
                    .contains("storyreel_ledger_poll_lateness_seconds_bucket");
        }
    }

    /** Through the service's own outbox: the wire's headers are the wire's business. */
    private static void tell(Event event) {
        service.getBean(TransactionOperations.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class).say(event, null));
    }

    /** Everything the service said and was told of a take goes out once more. */
    private static void tellAgain(TakeRef take) {
        service.getBean(JdbcClient.class)
                .sql("update storyboard.outbox set sent_at = null where video_id = :video")
                .param("video", take.videoId())
                .update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Pens {

        @Bean
        InkImageModel inkImageModel() {
            return new InkImageModel();
        }

        @Bean
        ModelCatalogue modelCatalogue() {
            InputStream rows = new ByteArrayInputStream("""
                    models:
                      - name: ink
                        kind: image
                        provider: inkpot
                        providerName: ink
                        summary: Flat colours.
                        references: true
                        negativePrompt: true
                        seed: true
                        price: {unit: image, usd: {any: 0.03}}
                    """.getBytes(StandardCharsets.UTF_8));
            return ModelCatalogue.read(rows);
        }
    }
}
