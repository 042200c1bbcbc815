package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.Topics;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Frame;
import dev.storyreel.media.Frames;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedObjectStore;
import dev.storyreel.testing.SharedPostgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** The whole service on the real broker, database, object store and ffmpeg; only the clip model is ours. */
class ChunkServiceTest {

    @TempDir
    static Path dir;

    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(ChunkService.class, Reels.class)
                .properties(
                        "spring.config.name=chunk-service",
                        "STORYREEL_CHUNK_PORT=0",
                        "STORYREEL_KAFKA=" + SharedKafka.bootstrapServers(),
                        "STORYREEL_DB_URL=" + SharedPostgres.freshDatabaseUrl(),
                        "STORYREEL_DB_USER=" + SharedPostgres.USER,
                        "STORYREEL_DB_PASSWORD=" + SharedPostgres.PASSWORD,
                        "storyreel.work-dir=" + dir.resolve("work"),
                        "storyreel.s3.endpoint=" + SharedObjectStore.endpoint(),
                        "storyreel.s3.bucket=" + SharedObjectStore.bucket(),
                        "storyreel.s3.access-key=" + SharedObjectStore.accessKey(),
                        "storyreel.s3.secret-key=" + SharedObjectStore.secretKey())
                .run();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void frames_become_clips_that_continue_one_another_and_a_cut() {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(frame(take, "open", "testsrc2"));
        tell(planned(take, "The light turns."));
        tell(requested(take));
        tell(frame(take, "close", "smptehdbars"));

        List<Event> said = Topic.of(Topics.CHUNKS)
                .until(take, facts -> facts.stream().anyMatch(CutReady.class::isInstance)
                        && facts.stream().filter(WorkCharged.class::isInstance).count() == 3);

        assertThat(of(said, PhaseStarted.class)).singleElement().extracting(PhaseStarted::pieces).isEqualTo(4);
        List<ChunkReady> chunks = of(said, ChunkReady.class).stream()
                .sorted(Comparator.comparing(ChunkReady::index))
                .toList();
        assertThat(chunks)
                .extracting(ChunkReady::startsOn)
                .containsExactly(StartsOn.STORYBOARD, StartsOn.LAST_FRAME, StartsOn.STORYBOARD);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.seam().ssim()).isGreaterThan(0.95));
        assertThat(firstFrameOf(chunks.get(1)).ssim(still(chunks.get(0).lastFrame()))).isGreaterThan(0.95);
        assertThat(firstFrameOf(chunks.get(2)).ssim(still(chunks.get(1).lastFrame()))).isLessThan(0.8);

        CutReady cut = of(said, CutReady.class).getFirst();
        assertThat(cut.seconds()).isEqualTo(3);
        assertThat(cut.copied()).isEqualTo(3);
        assertThat(ffmpeg().probe(fetched(cut.cut(), "cut.mp4")).requirePicture().frames()).isEqualTo(72);
    }

    @Test
    void a_declined_clip_fails_the_phase_with_what_to_change() {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(requested(take));
        tell(planned(take, "A forbidden light."));
        tell(frame(take, "open", "testsrc2"));

        List<Event> said =
                Topic.of(Topics.CHUNKS).until(take, facts -> facts.stream().anyMatch(PhaseFailed.class::isInstance));

        PhaseFailed failed = of(said, PhaseFailed.class).getFirst();
        assertThat(failed.phase()).isEqualTo(Phase.CHUNKS);
        assertThat(failed.slot()).isEqualTo(Slot.clip("open", 1));
        assertThat(failed.failure().suggestion()).startsWith("Leave out what is forbidden.");
        assertThat(of(said, ChunkReady.class)).isEmpty();
    }

    private static VideoRequested requested(TakeRef take) {
        return new VideoRequested(
                take,
                new Brief(
                        "A lighthouse.", null, null, 3, "16:9", "480p",
                        new Brief.ModelChoice("animatic", "animatic", "reel", "animatic"), 7, List.of(), null, null));
    }

    private static PlanReady planned(TakeRef take, String description) {
        return new PlanReady(take, 1, Films.plan(List.of(beat("open", 2, description), beat("close", 1, description))));
    }

    private static Plan.Beat beat(String id, int seconds, String description) {
        return new Plan.Beat(
                id, "hero-shot", seconds, description, "a lighthouse", "waves roll", null, "wide", "push-in", "cut");
    }

    private static FrameReady frame(TakeRef take, String beatId, String source) {
        Path png = dir.resolve(take.videoId() + "-" + beatId + ".png");
        ffmpeg().run(List.of("-f", "lavfi", "-i", source + "=s=854x480", "-frames:v", "1", png.toString()));
        MediaRef image = service.getBean(MediaStore.class)
                .put("local/videos/" + take.videoId() + "/work/0/" + beatId + ".png", png, "image/png");
        return new FrameReady(take, Slot.frame(beatId), 1, beatId, image, "animatic", 1);
    }

    private static Frame firstFrameOf(ChunkReady chunk) {
        return new Frames(ffmpeg()).read(fetched(chunk.clip(), chunk.index() + ".mp4"));
    }

    private static Frame still(MediaRef image) {
        return new Frames(ffmpeg()).read(fetched(image, image.sha256() + ".png"));
    }

    private static Path fetched(MediaRef medium, String name) {
        Path file = dir.resolve(name);
        service.getBean(MediaStore.class).fetch(medium, file);
        return file;
    }

    private static Ffmpeg ffmpeg() {
        return service.getBean(Ffmpeg.class);
    }

    private static <E> List<E> of(List<Event> said, Class<E> type) {
        return said.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Through the service's own outbox: the wire's headers are the wire's business. */
    private static void tell(Event event) {
        service.getBean(TransactionOperations.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class).say(event, null));
    }

    @Configuration(proxyBeanMethods = false)
    static class Reels {

        @Bean
        ReelClipModel reelClipModel(Ffmpeg ffmpeg) {
            return new ReelClipModel(ffmpeg);
        }

        @Bean
        ModelCatalogue modelCatalogue() {
            return ModelCatalogue.read(new ByteArrayInputStream("""
                    models:
                      - name: reel
                        kind: clip
                        provider: spool
                        providerName: reel
                        summary: Slowly into the frame.
                        clip:
                          seconds: [1]
                          resolutions: [480p]
                          aspects: ["16:9"]
                          fps: 24
                          firstFrame: true
                          lastFrame: false
                          ownSound: false
                          typicalSecondsPerSecond: 1
                        price: {unit: run, usd: {any: 0.04}}
                      - name: storyreel
                        kind: cut
                        provider: storyreel
                        providerName: storyreel
                        summary: Clips to cut.
                        price: {unit: free}
                    """.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
