package dev.storyreel.refine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.ledger.Workshop.Derived;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import dev.storyreel.models.EffectRequest;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.SpeechRequest;
import dev.storyreel.models.SpokenWords;
import dev.storyreel.refine.RefineDecider;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringTest {

    private static final Ffmpeg FFMPEG =
            Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));
    private static final MediaRef CLIP = new MediaRef("local/clip.mp4", "video/mp4", 10, "a".repeat(64));

    @TempDir
    Path dir;

    @Test
    void a_speech_is_as_long_as_it_sounds_and_its_words_are_on_its_row() throws IOException {
        SpokenWords words = new SpokenWords(List.of(new SpokenWords.Word("Hello", 0, 0.5)));
        Path file = Files.writeString(dir.resolve(SpokenWords.FILE), words.json());
        Derived derived = derive(Kind.SPEECH, speech(), sound(), file);
        assertThat(derived.figures().get(RefineDecider.SECONDS)).isCloseTo(1.5, within(0.01));
        assertThat(SpokenWords.read(derived.document())).isEqualTo(words);
        assertThat(derive(Kind.SPEECH, speech(), sound()).document()).as("of a model that does not say").isNull();
    }

    @Test
    void words_that_no_row_has_room_for_stay_a_file() throws IOException {
        Path file = Files.writeString(dir.resolve(SpokenWords.FILE), "x".repeat(Derived.LARGEST_DOCUMENT + 1));
        assertThat(derive(Kind.SPEECH, speech(), sound(), file).document()).isNull();
    }

    @Test
    void an_effect_is_as_long_as_it_sounds() {
        assertThat(derive(Kind.EFFECT, new EffectRequest("eleven-sound-2", "Rain", 1.5, false), sound()).figures())
                .hasEntrySatisfying(RefineDecider.SECONDS, seconds -> assertThat(seconds).isCloseTo(1.5, within(0.01)));
    }

    @Test
    void a_clip_that_was_worked_over_has_a_picture_and_a_sound() {
        FoleyRequest foley = new FoleyRequest("mmaudio", CLIP, "Steps", null, 1, 7);
        assertThat(derive(Kind.FOLEY, foley, clip(true)).figures().get(RefineDecider.SECONDS)).isCloseTo(1, within(0.05));
        assertThatThrownBy(() -> derive(Kind.FOLEY, foley, clip(false)))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("no sound");
        assertThatThrownBy(() -> derive(Kind.LIPSYNC, new LipsyncRequest("lipsync-2-pro", CLIP, CLIP, 1), sound()))
                .isInstanceOf(MediaException.class)
                .hasMessageContaining("no picture");
    }

    @Test
    void what_cannot_be_played_is_not_what_was_ordered() throws IOException {
        Path page = Files.writeString(dir.resolve("page.mp3"), "<html>Bad gateway</html>");
        assertThatThrownBy(() -> derive(Kind.SPEECH, speech(), page)).isInstanceOf(MediaException.class);
    }

    private static SpeechRequest speech() {
        return new SpeechRequest("eleven-3", "Hello", null, null, 1, 7);
    }

    private Derived derive(Kind kind, ModelRequest request, Path... files) {
        Work work = new Work(
                "k", new WorkOrder(new TakeRef("local", "v", 1), Phase.REFINE, new Slot("voice/hero"), 0, kind, request), 1,
                WorkState.DONE, "elevenlabs", null, BigDecimal.ZERO, BigDecimal.ZERO, List.of(), Map.of(), null, null, null,
                Instant.EPOCH, null, Instant.EPOCH);
        return new Measuring(FFMPEG).derive(work, List.of(files), dir);
    }

    private Path sound() {
        Path wav = dir.resolve("sound.wav");
        FFMPEG.run(List.of("-f", "lavfi", "-t", "1.5", "-i", "sine=f=330", wav.toString()));
        return wav;
    }

    private Path clip(boolean sounding) {
        Path mp4 = dir.resolve("clip-" + sounding + ".mp4");
        List<String> silent = List.of(
                "-f", "lavfi", "-t", "1", "-i", "testsrc=size=64x64:rate=24", "-f", "lavfi", "-t", "1", "-i", "sine=f=330",
                "-map", "0:v", "-c:v", "libx264", "-pix_fmt", "yuv420p");
        List<String> all = new ArrayList<>(silent);
        if (sounding) {
            all.addAll(List.of("-map", "1:a", "-c:a", "aac"));
        }
        all.add(mp4.toString());
        FFMPEG.run(all);
        return mp4;
    }
}
