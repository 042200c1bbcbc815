package dev.storyreel.simulator;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Chunks;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.animatic.clip.AnimaticClipModel;
import dev.storyreel.models.animatic.image.AnimaticImageModel;
import dev.storyreel.models.animatic.music.AnimaticMusicModel;
import dev.storyreel.models.animatic.plan.AnimaticPlanModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Media by the animatic models: what a provider is asked in words, the free planner reads into a plan's terms first. */
final class AnimaticMedia implements SimulatedMedia {

    private static final List<String> MOVES =
            List.of("push-in", "pull-back", "pan-left", "pan-right", "tilt-up", "tilt-down", "orbit", "static");
    private static final int LONGEST_PROMPT = 900;

    private final Ffmpeg ffmpeg;
    private final AnimaticPlanModel planner = new AnimaticPlanModel();
    private final AnimaticMusicModel composer = new AnimaticMusicModel();
    private final AnimaticImageModel painter;
    private final AnimaticClipModel camera;

    AnimaticMedia(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.painter = new AnimaticImageModel(() -> ffmpeg);
        this.camera = new AnimaticClipModel(() -> ffmpeg);
    }

    @Override
    public void clip(
            String prompt,
            @Nullable Path firstFrame,
            double seconds,
            int width,
            int height,
            int fps,
            long seed,
            boolean sound,
            Path mp4) {
        Path start = firstFrame;
        if (start == null) {
            start = mp4.resolveSibling(mp4.getFileName() + ".start.png");
            image(prompt, width, height, seed, start);
        }
        LentFile lent = new LentFile(start);
        ClipRequest request = new ClipRequest(
                "animatic", prompt, null, lent.reference(), (int) Math.round(seconds), width, height, fps,
                move(prompt), 0, false, seed);
        make(camera, request, lent, clip -> {
            if (sound) {
                laySound(clip, seconds, seed, mp4);
            } else {
                Files.move(clip, mp4, StandardCopyOption.REPLACE_EXISTING);
            }
        });
    }

    @Override
    public void image(String prompt, int width, int height, long seed, Path image) {
        Plan plan = plan(prompt, seed);
        Plan.Beat beat = plan.beats().getFirst();
        ImageRequest request = new ImageRequest(
                "animatic", prompt, null, width, height, seed, List.of(),
                new ImageRequest.Look(
                        plan.subject(), plan.setting(), plan.style(), plan.palette(), plan.mood(), plan.avoid(),
                        beat.kind(), beat.shot(), beat.camera(), 0));
        make(painter, request, new LentFile(image), png -> convert(png, image));
    }

    @Override
    public void music(String prompt, double seconds, long seed, Path audio) {
        Plan plan = plan(prompt, seed);
        MusicRequest request = new MusicRequest(
                "animatic", prompt, plan.audio(), plan.mood(), List.of(0.0), seconds, seed);
        make(composer, request, new LentFile(audio), wav -> convert(wav, audio));
    }

    @Override
    public void over(String prompt, Path clip, Path mp4) {
        new FfmpegMedia(ffmpeg).over(prompt, clip, mp4);
    }

    @Override
    public void dub(Path clip, Path sound, double seconds, Path mp4) {
        new FfmpegMedia(ffmpeg).dub(clip, sound, seconds, mp4);
    }

    @Override
    public Probe probe(Path medium) {
        return ffmpeg.probe(medium);
    }

    @Override
    public void convert(Path audio, List<String> options, Path to) {
        new FfmpegMedia(ffmpeg).convert(audio, options, to);
    }

    private Plan plan(String prompt, long seed) {
        String words = prompt.length() > LONGEST_PROMPT ? prompt.substring(0, LONGEST_PROMPT) : prompt;
        return planned(words.isBlank() ? "A quiet landscape" : words, seed);
    }

    /** The planner refuses some prompts, as providers do; what is made then is a landscape. */
    private Plan planned(String words, long seed) {
        Brief brief = new Brief(
                words, null, null, 6, FrameSize.ASPECTS.getFirst(), "720p",
                new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"), seed, List.of(), null, null);
        PlanRequest request = new PlanRequest("animatic", brief, Chunks.of(6, List.of(6)).seconds());
        Path dir = folder();
        try {
            CallContext context = new CallContext("simulated", new LentFile(dir), dir);
            Answer answer = planner.submit(request, planner.prepare(request, context), context);
            return answer instanceof Answer.Finished(List<Answer.Output> files, _, _)
                    ? JsonMapper.shared().readValue(Files.readAllBytes(local(files)), Plan.class)
                    : planned("A quiet landscape at dawn", seed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(dir);
        }
    }

    private <R extends ModelRequest> void make(Model<R> model, R request, LentFile lent, Finishing finishing) {
        Path dir = folder();
        try {
            CallContext context = new CallContext("simulated", lent, dir);
            Answer answer = model.submit(request, model.prepare(request, context), context);
            if (!(answer instanceof Answer.Finished(List<Answer.Output> files, _, _))) {
                throw new IllegalStateException("The animatic model did not finish: " + answer);
            }
            finishing.finish(local(files));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(dir);
        }
    }

    @FunctionalInterface
    private interface Finishing {
        void finish(Path made) throws IOException;
    }

    private void laySound(Path clip, double seconds, long seed, Path mp4) {
        double pitch = 110 * Math.pow(2, Math.floorMod(seed, 12) / 12.0);
        String hum = String.format(Locale.ROOT, "0.1*sin(2*PI*%.3f*t)+0.06*sin(2*PI*%.3f*t)", pitch, pitch * 1.5);
        ffmpeg.run(List.of(
                "-i", clip.toString(),
                "-f", "lavfi", "-t", String.format(Locale.ROOT, "%.3f", seconds), "-i",
                "aevalsrc='" + hum + "|" + hum + "':s=48000",
                "-map", "0:v", "-map", "1:a", "-c:v", "copy", "-c:a", "aac", "-b:a", "128k",
                "-video_track_timescale", "24000", "-movflags", "+faststart", mp4.toString()));
    }

    private void convert(Path made, Path to) throws IOException {
        if (ending(made).equals(ending(to))) {
            Files.move(made, to, StandardCopyOption.REPLACE_EXISTING);
        } else {
            convert(made, List.of(), to);
        }
    }

    /** The move that the prompt asks for in words. */
    private static String move(String prompt) {
        String words = prompt.toLowerCase(Locale.ROOT).replace('-', ' ');
        return MOVES.stream()
                .filter(move -> words.contains(move.replace('-', ' ')))
                .findFirst()
                .orElse("push-in");
    }

    private static Path local(List<Answer.Output> files) {
        return switch (files.getFirst().source()) {
            case Answer.Source.LocalFile(Path path) -> path;
            case Answer.Source.Link link -> throw new IllegalStateException("Not a file of ours: " + link);
        };
    }

    private static String ending(Path file) {
        String name = file.getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("simulated");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path dir) {
        try (Stream<Path> files = Files.list(dir)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(dir);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
