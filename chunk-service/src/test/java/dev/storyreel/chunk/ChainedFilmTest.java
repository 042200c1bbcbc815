package dev.storyreel.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.chunk.media.ChunkWorkshop;
import dev.storyreel.chunk.media.FfmpegCut;
import dev.storyreel.events.Brief;
import dev.storyreel.events.ChunkReady;
import dev.storyreel.events.CutReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.StoryboardReady;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Frames;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.animatic.clip.AnimaticClipModel;
import dev.storyreel.models.animatic.image.AnimaticImageModel;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A film of the free models from plan to cut, with nothing between decider, models, workshop and ffmpeg. */
@Tag("long")
class ChainedFilmTest {

    private static final Ffmpeg FFMPEG =
            Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));
    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private static final Brief BRIEF = new Brief(
            "A 20-second ad: a silver robot explores Austin at sunset, hopeful, warm light",
            null, null, 20, "16:9", "480p",
            new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"), 7, List.of(), null, null);

    @TempDir
    Path dir;

    private FolderMediaStore media;
    private int calls;

    @Test
    void every_chunk_starts_where_it_should_and_side_by_side_is_the_same_film() throws IOException {
        media = new FolderMediaStore(dir.resolve("store"));
        // Eight seconds need two clips of a model that makes six at most.
        Plan planned = new AnimaticPlanModel().plan(new PlanRequest("animatic", BRIEF, List.of(8)));

        Film sideBySide = film(planned, 3);
        Film oneByOne = film(planned, 1);

        assertThat(sideBySide.chunks()).anyMatch(chunk -> chunk.startsOn() == StartsOn.LAST_FRAME);
        assertThat(sideBySide.chunks())
                .allSatisfy(chunk -> assertThat(chunk.seam().ssim()).isGreaterThan(0.98))
                .allSatisfy(chunk -> assertThat(chunk.seam().colourShift()).isLessThan(2.3));
        assertThat(sideBySide.cut().seconds()).isEqualTo(planned.totalSeconds());
        assertThat(sideBySide.cut().copied()).isEqualTo(sideBySide.chunks().size());
        assertThat(frameMd5(sideBySide.cut())).isEqualTo(frameMd5(oneByOne.cut())).hasSize(planned.totalSeconds() * 24);
        keep(sideBySide);
    }

    private Film film(Plan plan, int beatsSideBySide) throws IOException {
        ChunkDecider decider = new ChunkDecider(CATALOGUE, beatsSideBySide);
        ChunkState state = decider.hear(decider.initial(Films.TAKE), new VideoRequested(Films.TAKE, BRIEF));
        state = decider.hear(state, new PlanReady(Films.TAKE, 1, plan));
        List<StoryboardReady.Frame> frames = new ArrayList<>();
        for (Plan.Beat beat : plan.beats()) {
            frames.add(new StoryboardReady.Frame(beat.id(), draw(plan, beat)));
        }
        state = decider.hear(state, new StoryboardReady(Films.TAKE, frames));
        ChunkState heard = state;
        Workshop workshop = new ChunkWorkshop(
                FFMPEG, media, (_, beat) -> Optional.of(heard.frames().get(beat).image()));
        for (List<WorkOrder> orders = Films.orders(decider.decide(state));
                !orders.isEmpty();
                orders = Films.orders(decider.decide(state))) {
            for (WorkOrder order : orders) {
                state = decider.ended(state, make(order, workshop));
            }
        }
        return new Film(
                Films.said(decider.decide(state), ChunkReady.class),
                Films.said(decider.decide(state), CutReady.class).getFirst());
    }

    private Work make(WorkOrder order, Workshop workshop) throws IOException {
        CallContext context = context();
        Answer answer =
                switch (order.request()) {
                    case ClipRequest clip -> new AnimaticClipModel(() -> FFMPEG).submit(clip, "", context);
                    case CutRequest cut -> new FfmpegCut(FFMPEG).submit(cut, "", context);
                    default -> throw new IllegalStateException(order.toString());
                };
        List<Answer.Output> outputs = new ArrayList<>(((Answer.Finished) answer).files());
        List<Path> files = outputs.stream().map(ChainedFilmTest::file).toList();
        Work made = work(order, WorkState.SUBMITTED, List.of(), Map.of());
        Workshop.Derived derived = workshop.derive(made, files, context.workDir());
        outputs.addAll(derived.files());
        List<MediaRef> stored = new ArrayList<>();
        for (Answer.Output output : outputs) {
            stored.add(media.put("local/work/" + calls + "/" + output.name(), file(output), output.mediaType()));
        }
        return work(order, WorkState.DONE, stored, derived.figures());
    }

    private MediaRef draw(Plan plan, Plan.Beat beat) throws IOException {
        ImageRequest.Look look = new ImageRequest.Look(
                plan.subject(), plan.setting(), plan.style(), plan.palette(), plan.mood(), plan.avoid(), beat.kind(),
                beat.shot(), beat.camera(), 0.5);
        ImageRequest request = new ImageRequest(
                "animatic", beat.framePrompt(), null, 854, 480, 7, List.of(), look);
        Answer.Finished drawn =
                (Answer.Finished) new AnimaticImageModel(() -> FFMPEG).submit(request, "", context());
        Answer.Output frame = drawn.files().getFirst();
        return media.put("local/frames/" + Slot.frame(beat.id()).name() + ".png", file(frame), frame.mediaType());
    }

    private CallContext context() throws IOException {
        return new CallContext("key", media, Files.createDirectory(dir.resolve("work-" + ++calls)));
    }

    private List<String> frameMd5(CutReady cut) throws IOException {
        byte[] text = FFMPEG.runForOutput(
                List.of("-i", fetched(cut.cut()).toString(), "-map", "0:v", "-f", "framemd5", "pipe:1"));
        return new String(text, StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#")).toList();
    }

    /** Left beside the build, to be looked at: the film, and each join as last frame and first frame. */
    private void keep(Film film) throws IOException {
        Path kept = Files.createDirectories(Path.of("target", "chained-film"));
        Files.deleteIfExists(kept.resolve("cut.mp4"));
        media.fetch(film.cut().cut(), kept.resolve("cut.mp4"));
        StringBuilder seams = new StringBuilder();
        for (ChunkReady chunk : film.chunks()) {
            seams.append(chunk.slot()).append(' ').append(chunk.startsOn()).append(' ').append(chunk.seam()).append('\n');
            Path last = kept.resolve("last-" + chunk.index() + ".png");
            Files.deleteIfExists(last);
            media.fetch(chunk.lastFrame(), last);
            new Frames(FFMPEG).first(fetched(chunk.clip()), kept.resolve("first-" + chunk.index() + ".png"));
        }
        Files.writeString(kept.resolve("seams.txt"), seams);
    }

    private Path fetched(MediaRef medium) throws IOException {
        Path file = dir.resolve("fetched-" + ++calls);
        media.fetch(medium, file);
        return file;
    }

    private static Path file(Answer.Output output) {
        return ((Answer.Source.LocalFile) output.source()).path();
    }

    private static Work work(WorkOrder order, WorkState state, List<MediaRef> files, Map<String, Double> figures) {
        return new Work(
                "0".repeat(64), order, 1, state, "animatic", null, BigDecimal.ZERO, BigDecimal.ZERO, files, figures,
                null, null, Instant.EPOCH, null, Instant.EPOCH);
    }

    private record Film(List<ChunkReady> chunks, CutReady cut) {}
}
