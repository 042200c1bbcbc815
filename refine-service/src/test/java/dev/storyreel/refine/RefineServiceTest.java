package dev.storyreel.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.Brief;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.Event;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.SoundtrackReady;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.Topics;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.MediaStore;
import dev.storyreel.media.Probe;
import dev.storyreel.refine.passport.PassportWorkshop;
import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedObjectStore;
import dev.storyreel.testing.SharedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on the real broker, database and object store, with the animatic composer and real ffmpeg. */
class RefineServiceTest {

    private static ConfigurableApplicationContext service;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        service = new SpringApplicationBuilder(RefineService.class)
                .properties(Map.of(
                        "spring.config.name", "refine-service",
                        "STORYREEL_REFINE_PORT", "0",
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
    void a_plan_and_a_cut_become_a_scored_film_whichever_is_heard_first() {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(cutReady(take));
        tell(planned(take));
        tell(requested(take, null));

        List<Event> said = finished(take);

        assertThat(said).filteredOn(PhaseStarted.class::isInstance).hasSize(1);
        assertThat(only(said, SoundtrackReady.class)).satisfies(track -> {
            assertThat(track.uploaded()).isFalse();
            assertThat(track.model()).isEqualTo("animatic");
            assertThat(track.seconds()).isCloseTo(5, within(0.01));
        });
        assertThat(said)
                .filteredOn(WorkCharged.class::isInstance)
                .extracting(Event::slot)
                .containsExactly(Slot.MUSIC);
        VideoCompleted completed = only(said, VideoCompleted.class);
        assertThat(completed.film().key()).endsWith("/final.mp4");
        assertThat(completed.poster().key()).endsWith("/poster.jpg");
        assertThat(completed.loudnessLufs()).isCloseTo(-14, within(1.0));
        Path film = fetched(completed.film());
        Probe probe = service.getBean(Ffmpeg.class).probe(film);
        assertThat(probe.requirePicture().seconds()).isCloseTo(3, within(1e-6));
        assertThat(probe.requireSound().seconds()).isCloseTo(3, within(0.5 / 24));
        assertThat(Loudness.of(film, service.getBean(Ffmpeg.class)).truePeakDbtp()).isLessThanOrEqualTo(-1);
        JsonNode passport = passport(completed);
        assertThat(passport.path("filmSha256").asString()).isEqualTo(completed.film().sha256());
        assertThat(passport.path("prompt").asString()).isEqualTo("a robot");
        assertThat(passport.path("soundtrack").path("made").path("model").asString()).isEqualTo("animatic");
        assertThat(passport.path("soundtrack").path("made").path("seed").asLong()).isEqualTo(7);
        assertThat(passport.path("approvedBy").isNull()).isTrue();
    }

    @Test
    void another_take_keeps_the_music_and_its_passport_says_where_that_was_bought() {
        TakeRef first = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        tell(requested(first, null));
        tell(planned(first));
        tell(cutReady(first));
        finished(first);
        TakeRef second = new TakeRef(first.tenant(), first.videoId(), 2);
        tell(new TakeRequested(
                second, 1, requested(first, null).brief(), planned(first).plan(), new TreeMap<>(), new TreeMap<>(),
                new TreeMap<>(), new TreeSet<>(Set.of(Slot.MUSIC)), "ada"));
        tell(new PlanReady(second, 1, planned(first).plan()));
        tell(cutReady(second));

        List<Event> said = finished(second);

        assertThat(said).as("nothing is bought").noneMatch(WorkCharged.class::isInstance);
        JsonNode passport = passport(only(said, VideoCompleted.class));
        assertThat(passport.path("take").path("number").asInt()).isEqualTo(2);
        assertThat(passport.path("requestedBy").asString()).isEqualTo("ada");
        assertThat(passport.path("soundtrack").path("made").path("take").asInt()).isEqualTo(1);
        assertThat(passport.path("plan").path("origin").asString()).isEqualTo("edited");
    }

    @Test
    void an_uploaded_track_is_the_films() throws IOException {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        Path wav = folder.resolve("mine.wav");
        ffmpeg("-f", "lavfi", "-i", "sine=f=440:d=1.5", wav.toString());
        MediaRef track = service.getBean(MediaStore.class)
                .put("local/uploads/" + take.videoId() + "/mine.wav", wav, "audio/wav");
        tell(requested(take, track));
        tell(planned(take));
        tell(cutReady(take));

        List<Event> said = finished(take);

        assertThat(only(said, SoundtrackReady.class).track()).isEqualTo(track);
        assertThat(said).as("nothing is bought").noneMatch(WorkCharged.class::isInstance);
        assertThat(only(said, VideoCompleted.class).loudnessLufs()).isCloseTo(-14, within(1.0));
    }

    @Test
    void a_track_that_is_none_fails_the_phase_with_what_to_do() throws IOException {
        TakeRef take = TakeRef.firstOfNewVideo(TakeRef.LOCAL_TENANT);
        Path text = Files.writeString(folder.resolve("notes.txt"), "no music at all");
        MediaRef track = service.getBean(MediaStore.class)
                .put("local/uploads/" + take.videoId() + "/notes.mp3", text, "audio/mpeg");
        tell(requested(take, track));
        tell(planned(take));
        tell(cutReady(take));

        List<Event> said = Topic.of(Topics.FINALS)
                .until(take, facts -> facts.stream().anyMatch(PhaseFailed.class::isInstance));

        assertThat(only(said, PhaseFailed.class)).satisfies(failed -> {
            assertThat(failed.slot()).isEqualTo(Slot.FILM);
            assertThat(failed.failure().suggestion()).contains("MP3 or WAV");
        });
    }

    private static List<Event> finished(TakeRef take) {
        return Topic.of(Topics.FINALS)
                .until(take, facts -> facts.stream()
                        .anyMatch(fact -> fact instanceof VideoCompleted && fact.take().equals(take)))
                .stream()
                .filter(fact -> fact.take().equals(take))
                .toList();
    }

    private static <E extends Event> E only(List<Event> said, Class<E> type) {
        List<E> found = said.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static Path fetched(MediaRef medium) {
        Path to = folder.resolve(medium.sha256() + ".mp4");
        service.getBean(MediaStore.class).fetch(medium, to);
        return to;
    }

    private static JsonNode passport(VideoCompleted completed) {
        String key = completed.film().key().replace("final.mp4", PassportWorkshop.NAME);
        try (InputStream json =
                service.getBean(MediaStore.class).open(key, null).orElseThrow().content()) {
            return JsonMapper.builder().build().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Through the service's own outbox: the wire's headers are the wire's business. */
    private static void tell(Event event) {
        service.getBean(TransactionOperations.class)
                .executeWithoutResult(_ -> service.getBean(Outbox.class).say(event, null));
    }

    private static VideoRequested requested(TakeRef take, @Nullable MediaRef track) {
        return new VideoRequested(
                take,
                new Brief(
                        "a robot", null, null, 3, "16:9", "480p",
                        new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"), 7, List.of(), track, null));
    }

    private static PlanReady planned(TakeRef take) {
        Plan plan = new Plan(
                "Robot", "product-launch", "A robot explores Austin.", "a silver robot",
                new Plan.Setting("city", "sunset", "clear", "Austin at sunset"), "photographic",
                List.of("#101020", "#304060", "#f0a040", "#fff0d0"), "hopeful", List.of(),
                new Plan.Audio(true, "ambient electronic", 96, "D major", List.of()),
                List.of(new Plan.Beat("only", "hero-shot", 3, "d", "f", "m", null, "wide", "push-in", "cut")));
        return new PlanReady(take, 1, plan);
    }

    private static CutReady cutReady(TakeRef take) {
        Path cut = folder.resolve("cut-" + take.videoId() + take.number() + ".mp4");
        ffmpeg(
                "-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=3,hue=h=" + 40 * take.number(), "-c:v", "libx264", "-threads", "1", "-preset",
                "veryfast", "-pix_fmt", "yuv420p", "-video_track_timescale", "24000", cut.toString());
        MediaRef stored = service.getBean(MediaStore.class)
                .put("local/videos/" + take.videoId() + "/work/k" + take.number() + "/cut.mp4", cut, "video/mp4");
        return new CutReady(take, 1, stored, 3, 320, 180, 24, false, 1, 1);
    }

    private static void ffmpeg(String... args) {
        service.getBean(Ffmpeg.class).run(List.of(args));
    }
}
