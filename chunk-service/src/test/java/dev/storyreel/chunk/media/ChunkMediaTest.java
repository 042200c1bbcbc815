package dev.storyreel.chunk.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.chunk.FolderMediaStore;
import dev.storyreel.chunk.Rendered;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.Workshop.Derived;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.H264;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChunkMediaTest {

    private static final Ffmpeg FFMPEG =
            Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));
    private static final TakeRef TAKE = new TakeRef("local", "0b9f", 1);

    @TempDir
    Path dir;

    private FolderMediaStore store;
    private Path workDir;
    private MediaRef drawn;

    @BeforeEach
    void draw() throws IOException {
        store = new FolderMediaStore(dir.resolve("store"));
        workDir = Files.createDirectory(dir.resolve("work"));
        drawn = store.put("local/frames/open.png", still("open.png", "testsrc2=s=320x180"), "image/png");
    }

    @Test
    void a_clip_that_starts_on_its_frame_joins_well_and_its_last_frame_is_kept() {
        Path clip = clip("clip.mp4", List.of("-framerate", "24", "-loop", "1", "-t", "1", "-i", dir.resolve("open.png").toString()), "fade=out:st=0.5:d=0.5");

        Derived derived = workshop().derive(work(request(drawn, 0)), List.of(clip), workDir);

        Map<String, Double> figures = derived.figures();
        assertThat(figures.get("seconds")).isEqualTo(1.0);
        assertThat(figures.get("ssim")).isGreaterThan(0.98);
        assertThat(figures.get("colourShift")).isLessThan(4);
        assertThat(figures.get("driftColour")).isGreaterThan(30);
        assertThat(figures.get("driftSsim")).isLessThan(0.5);
        assertThat(figures.get("sharpness")).isLessThan(0.1);
        assertThat(derived.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo(Rendered.LAST_FRAME);
            assertThat(file.mediaType()).isEqualTo("image/png");
            Path png = ((Answer.Source.LocalFile) file.source()).path();
            assertThat(FFMPEG.probe(png).requirePicture().codec()).isEqualTo("png");
        });
    }

    @Test
    void a_clip_that_starts_on_another_picture_is_found_out() {
        Path clip = clip("clip.mp4", List.of("-f", "lavfi", "-i", "smptehdbars=s=320x180:r=24:d=1"), "null");

        Map<String, Double> figures =
                workshop().derive(work(request(drawn, 0)), List.of(clip), workDir).figures();

        assertThat(figures.get("ssim")).isLessThan(0.5);
        assertThat(figures.get("colourShift")).isGreaterThan(20);
    }

    @Test
    void a_clip_inside_a_beat_is_joined_to_the_last_frame_and_its_drift_is_from_the_storyboard() {
        Path soft = still("soft.png", "testsrc2=s=320x180,gblur=sigma=3");
        MediaRef last = store.put("local/frames/soft.png", soft, "image/png");
        Path clip = clip("clip.mp4", List.of("-framerate", "24", "-loop", "1", "-t", "1", "-i", soft.toString()), "null");

        Map<String, Double> figures =
                workshop().derive(work(request(last, 1)), List.of(clip), workDir).figures();

        assertThat(figures.get("ssim")).isGreaterThan(0.98);
        assertThat(figures.get("driftSsim")).isLessThan(0.95);
        assertThat(figures.get("sharpness")).isLessThan(0.2);
    }

    @Test
    void a_cut_is_exact_to_the_frame_and_says_how_it_was_made() throws IOException {
        MediaRef one = stored("one.mp4", "testsrc2=s=320x180:r=24:d=2");
        MediaRef two = stored("two.mp4", "smptehdbars=s=320x180:r=24:d=1");
        CutRequest request = new CutRequest(
                "storyreel",
                List.of(new CutRequest.Piece(one, 2, 2), new CutRequest.Piece(two, 1, 1), new CutRequest.Piece(one, 2, 1.25)),
                320, 180, 24, true);
        FfmpegCut cut = new FfmpegCut(FFMPEG);

        Answer.Finished answer = (Answer.Finished) cut.submit(request, "", new CallContext("k-1", store, workDir));

        List<Path> files = answer.files().stream()
                .map(file -> ((Answer.Source.LocalFile) file.source()).path())
                .toList();
        assertThat(FFMPEG.probe(files.getFirst()).requirePicture().frames()).isEqualTo(102);
        Map<String, Double> figures = workshop().derive(work(request), files, workDir).figures();
        assertThat(figures).isEqualTo(Map.of("seconds", 4.25, "copied", 2.0, "hasSound", 0.0));

        Path again = Files.createDirectory(dir.resolve("again"));
        cut.submit(request, "", new CallContext("k-1", store, again));
        assertThat(Files.mismatch(files.getFirst(), again.resolve("cut.mp4"))).isEqualTo(-1);
    }

    @Test
    void a_clip_that_is_missing_is_said_to_be_and_nothing_was_charged() {
        MediaRef gone = new MediaRef("local/work/gone.mp4", "video/mp4", 1, "0".repeat(64));
        CutRequest request =
                new CutRequest("storyreel", List.of(new CutRequest.Piece(gone, 1, 1)), 320, 180, 24, false);

        assertThat(new FfmpegCut(FFMPEG).submit(request, "", new CallContext("k-1", store, workDir)))
                .isInstanceOfSatisfying(Answer.Failed.class, failed -> {
                    assertThat(failed.code()).isEqualTo("MISSING");
                    assertThat(failed.unbilled()).isTrue();
                });
    }

    @Test
    void a_cut_is_never_asked_after() {
        assertThatThrownBy(() -> new FfmpegCut(FFMPEG).poll("job", new CallContext("k-1", store, workDir)))
                .isInstanceOf(IllegalStateException.class);
    }

    private ChunkWorkshop workshop() {
        return new ChunkWorkshop(FFMPEG, store, (_, _) -> Optional.of(drawn));
    }

    private static ClipRequest request(MediaRef firstFrame, int step) {
        return new ClipRequest(
                "animatic", "waves", null, firstFrame, 1, 320, 180, 24, "static", step, false, 1);
    }

    private static Work work(ModelRequest request) {
        boolean clip = request instanceof ClipRequest;
        WorkOrder order = new WorkOrder(
                TAKE, Phase.CHUNKS, clip ? Slot.clip("open", 1) : Slot.CUT, 0, clip ? Kind.CLIP : Kind.CUT, request);
        return new Work(
                "0".repeat(64), order, 1, WorkState.SUBMITTED, "animatic", null, BigDecimal.ZERO, null, List.of(),
                Map.of(), null, null, Instant.EPOCH, null, null);
    }

    private MediaRef stored(String name, String source) {
        Path file = clip(name, List.of("-f", "lavfi", "-i", source), "null");
        return store.put("local/work/" + name, file, "video/mp4");
    }

    private Path clip(String name, List<String> input, String filter) {
        Path file = dir.resolve(name);
        List<String> args = new ArrayList<>(input);
        args.addAll(List.of("-r", "24", "-vf", filter + ",scale=out_color_matrix=bt709:flags=accurate_rnd+full_chroma_int"));
        args.addAll(H264.args(24, 14));
        args.add(file.toString());
        FFMPEG.run(args);
        return file;
    }

    private Path still(String name, String source) {
        Path file = dir.resolve(name);
        FFMPEG.run(List.of("-f", "lavfi", "-i", source, "-vf", "format=rgb24", "-frames:v", "1", file.toString()));
        return file;
    }
}
