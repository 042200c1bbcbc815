package dev.storyreel.refine.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.Loudness;
import dev.storyreel.media.Probe;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.FilmRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FfmpegMasterTest {

    private static final Ffmpeg FFMPEG =
            Ffmpeg.locate(Path.of(System.getProperty("java.io.tmpdir"), "storyreel-test-ffmpeg"));
    private static final double HALF_A_FRAME = 0.5 / 24;

    @TempDir
    Path folder;

    private FolderStore store;

    @BeforeEach
    void openStore() {
        store = new FolderStore(folder.resolve("store"));
    }

    @Test
    void a_quiet_track_is_levelled_and_laid_under_the_picture_to_the_frame() {
        MediaRef track = sound("aevalsrc='0.02*sin(2*PI*220*t)+0.02*sin(2*PI*330*t)|0.02*sin(2*PI*275*t)'", 6);

        Made made = master(new FilmRequest("storyreel", "Robot in Austin", cut(4, false), 4, false, track));

        Probe probe = FFMPEG.probe(made.film());
        assertThat(probe.requireSound().codec()).isEqualTo("aac");
        assertThat(probe.requirePicture().seconds()).isCloseTo(4, within(1e-6));
        assertThat(probe.requireSound().seconds()).isCloseTo(4, within(HALF_A_FRAME));
        assertThat(decodedSeconds(made.film())).isCloseTo(4, within(HALF_A_FRAME));
        assertLoudness(made.film());
        assertThat(metadata(made.film())).contains("title=Robot in Austin");
    }

    @Test
    void the_pictures_packets_are_the_cuts_bit_by_bit() {
        MediaRef cut = cut(2, false);

        Made made = master(new FilmRequest("storyreel", "t", cut, 2, false, sound("sine=f=330", 4)));

        assertThat(packets(made.film())).isEqualTo(packets(folder.resolve("store").resolve(cut.key())));
    }

    @Test
    void the_index_comes_before_the_media() throws IOException {
        Made made = master(new FilmRequest("storyreel", "t", cut(1, false), 1, false, sound("sine=f=330", 3)));

        String bytes = Files.readString(made.film(), StandardCharsets.ISO_8859_1);
        assertThat(bytes.indexOf("moov")).isBetween(0, bytes.indexOf("mdat"));
    }

    @Test
    void peaks_that_would_clip_are_limited_and_the_loudness_still_holds() {
        // A quiet bed with loud cracks: far more dynamic than -14 LUFS allows under -1 dBTP.
        MediaRef track = sound("aevalsrc='0.03*sin(2*PI*200*t)+0.9*exp(-60*mod(t,0.5))*sin(2*PI*900*t)'", 5);

        assertLoudness(master(new FilmRequest("storyreel", "t", cut(3, false), 3, false, track)).film());
    }

    @Test
    void a_loud_track_is_brought_down() {
        MediaRef track = sound("aevalsrc='0.95*sin(2*PI*200*t)|0.95*sin(2*PI*300*t)'", 5);

        assertLoudness(master(new FilmRequest("storyreel", "t", cut(3, false), 3, false, track)).film());
    }

    @Test
    void an_uploaded_track_that_is_too_short_is_looped_without_a_gap() {
        MediaRef track = sound("aevalsrc='0.3*sin(2*PI*440*t)'", 1.2);

        Made made = master(new FilmRequest("storyreel", "t", cut(4, false), 4, false, track));

        assertThat(decodedSeconds(made.film())).isCloseTo(4, within(HALF_A_FRAME));
        assertThat(quietestTenth(made.film(), 0.1, 2.8)).isGreaterThan(0.02);
    }

    @Test
    void an_uploaded_mp3_that_is_too_long_is_cut_with_a_fade() {
        MediaRef track = encoded("sine=f=440", 12, "track.mp3", "libmp3lame");

        Made made = master(new FilmRequest("storyreel", "t", cut(4, false), 4, false, track));

        Pcm heard = decoded(made.film());
        assertThat(rms(heard, 3.9, 4)).isLessThan(0.1 * rms(heard, 1, 2));
        assertThat(rms(heard, 2.5, 2.9)).isGreaterThan(0.5 * rms(heard, 1, 2));
    }

    @Test
    void the_cuts_own_sound_is_levelled_and_kept_in_place() {
        Made made = master(new FilmRequest("storyreel", "t", cut(3, true), 3, true, null));

        assertLoudness(made.film());
        assertThat(decodedSeconds(made.film())).isCloseTo(3, within(HALF_A_FRAME));
        Pcm heard = decoded(made.film());
        assertThat(rms(heard, 0.1, 0.9)).as("silent in the cut").isLessThan(0.001);
        assertThat(rms(heard, 1.1, 2.9)).isGreaterThan(0.05);
    }

    @Test
    void without_music_and_own_sound_there_is_silence_as_long_as_the_picture() {
        Made made = master(new FilmRequest("storyreel", "t", cut(2, false), 2, false, null));

        Probe probe = FFMPEG.probe(made.film());
        assertThat(probe.requireSound().codec()).isEqualTo("aac");
        assertThat(probe.requireSound().seconds()).isCloseTo(2, within(HALF_A_FRAME));
        assertThat(Loudness.of(made.film(), FFMPEG).silent()).isTrue();
    }

    @Test
    void the_same_request_gives_the_same_bytes() throws IOException {
        FilmRequest request = new FilmRequest("storyreel", "t", cut(2, false), 2, false, sound("sine=f=330", 4));

        Made one = master(request);
        Made other = master(request);

        assertThat(Files.mismatch(one.film(), other.film())).isEqualTo(-1);
        assertThat(Files.mismatch(one.poster(), other.poster())).isEqualTo(-1);
    }

    @Test
    void a_track_that_is_no_sound_is_refused_in_words_a_person_can_act_on() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.mp3"), "these are no sounds");
        MediaRef track = store.put("local/uploads/notes.mp3", text, "audio/mpeg");
        FilmRequest request = new FilmRequest("storyreel", "t", cut(1, false), 1, false, track);

        assertThat(answer(request))
                .isInstanceOfSatisfying(Answer.Refused.class, refused -> assertThat(refused.suggestion())
                        .contains("MP3 or WAV"));
    }

    @Test
    void the_poster_is_not_the_black_part_of_the_film() {
        Path dark = folder.resolve("dark.mp4");
        List<String> args = new ArrayList<>(List.of(
                "-f", "lavfi", "-i", "color=c=black:s=320x180:r=24:d=3",
                "-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=1",
                "-filter_complex", "[0:v][1:v]concat=n=2"));
        args.addAll(encoding(dark));
        FFMPEG.run(args);
        MediaRef cut = store.put("local/videos/v/work/k/cut.mp4", dark, "video/mp4");

        Made made = master(new FilmRequest("storyreel", "t", cut, 4, false, null));

        byte[] gray = FFMPEG.runForOutput(List.of(
                "-i", made.poster().toString(), "-vf", "scale=160:90,format=gray", "-f", "rawvideo", "pipe:1"));
        assertThat(Poster.merit(gray)).isGreaterThan(100);
        assertThat(FFMPEG.probe(made.poster()).requirePicture().width()).isEqualTo(320);
    }

    private record Made(Path film, Path poster) {}

    private Made master(FilmRequest request) {
        Answer.Finished finished = (Answer.Finished) answer(request);
        List<Path> files = finished.files().stream()
                .map(output -> ((Answer.Source.LocalFile) output.source()).path())
                .toList();
        return new Made(files.get(0), files.get(1));
    }

    private Answer answer(FilmRequest request) {
        try {
            CallContext context = new CallContext("key", store, Files.createTempDirectory(folder, "work"));
            FfmpegMaster master = new FfmpegMaster(FFMPEG);
            return master.submit(request, master.prepare(request, context), context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MediaRef cut(int seconds, boolean sound) {
        List<String> args =
                new ArrayList<>(List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=" + seconds));
        if (sound) {
            String lateTone = "aevalsrc='if(lt(t,1),0,0.05*sin(2*PI*500*t))':s=48000:d=" + seconds;
            args.addAll(List.of("-f", "lavfi", "-i", lateTone, "-c:a", "aac"));
        }
        Path file = folder.resolve("cut-" + seconds + sound + ".mp4");
        args.addAll(encoding(file));
        FFMPEG.run(args);
        return store.put("local/videos/v/work/k" + seconds + sound + "/cut.mp4", file, "video/mp4");
    }

    private static List<String> encoding(Path to) {
        return List.of(
                "-c:v", "libx264", "-threads", "1", "-preset", "veryfast", "-pix_fmt", "yuv420p",
                "-video_track_timescale", "24000", "-fflags", "+bitexact", to.toString());
    }

    private MediaRef sound(String source, double seconds) {
        return encoded(source, seconds, "track.wav", "pcm_s16le");
    }

    private MediaRef encoded(String source, double seconds, String name, String codec) {
        Path file = folder.resolve(name);
        FFMPEG.run(List.of(
                "-f", "lavfi", "-i", source, "-t", Double.toString(seconds), "-ac", "2", "-c:a", codec, file.toString()));
        return store.put("local/videos/v/work/m/" + name, file, "audio/wav");
    }

    private static void assertLoudness(Path film) {
        Loudness loudness = Loudness.of(film, FFMPEG);
        assertThat(loudness.integratedLufs()).isCloseTo(-14, within(1.0));
        assertThat(loudness.truePeakDbtp()).isLessThanOrEqualTo(-1);
    }

    private Pcm decoded(Path film) {
        return Pcm.decode(film, 100, FFMPEG, folder);
    }

    private double decodedSeconds(Path film) {
        return (double) decoded(film).frames() / Pcm.RATE;
    }

    private static String packets(Path film) {
        return new String(
                FFMPEG.runForOutput(
                        List.of("-i", film.toString(), "-map", "0:v:0", "-c", "copy", "-f", "framemd5", "pipe:1")),
                StandardCharsets.UTF_8);
    }

    private static String metadata(Path film) {
        return new String(
                FFMPEG.runForOutput(List.of("-i", film.toString(), "-f", "ffmetadata", "pipe:1")),
                StandardCharsets.UTF_8);
    }

    private double quietestTenth(Path film, double from, double to) {
        Pcm heard = decoded(film);
        double quietest = 1;
        for (double at = from; at < to; at += 0.1) {
            quietest = Math.min(quietest, rms(heard, at, at + 0.1));
        }
        return quietest;
    }

    private static double rms(Pcm pcm, double from, double to) {
        double sum = 0;
        int count = 0;
        int end = Math.min(pcm.samples().length, (int) (to * Pcm.RATE) * 2);
        for (int i = (int) (from * Pcm.RATE) * 2; i < end; i++) {
            sum += pcm.samples()[i] * pcm.samples()[i];
            count++;
        }
        return Math.sqrt(sum / count);
    }
}
