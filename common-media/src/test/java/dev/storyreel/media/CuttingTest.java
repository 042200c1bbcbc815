package dev.storyreel.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.media.Cutting.Cut;
import dev.storyreel.media.Cutting.Format;
import dev.storyreel.media.Cutting.Piece;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CuttingTest {

    private static final Format SILENT = new Format(320, 180, 24, false);
    private static final Format SOUNDING = new Format(320, 180, 24, true);

    private final Cutting cutting = new Cutting(TestClips.FFMPEG);

    @TempDir
    Path dir;

    @Test
    void clips_that_agree_go_in_untouched() {
        Path one = ours("one.mp4", "testsrc2", 2);
        Path two = ours("two.mp4", "smptehdbars", 1);

        Cut cut = cut(List.of(new Piece(one, 2), new Piece(two, 1)), SILENT);

        assertThat(cut).isEqualTo(new Cut(3, 72, 2, false));
        List<String> expected = new ArrayList<>(md5s(one));
        expected.addAll(md5s(two));
        assertThat(md5s(dir.resolve("cut.mp4"))).isEqualTo(expected);
    }

    @Test
    void a_trimmed_clip_is_cut_to_the_frame_and_the_others_stay_as_they_are() {
        Path one = ours("one.mp4", "testsrc2", 2);
        Path two = ours("two.mp4", "smptehdbars", 1);

        Cut cut = cut(List.of(new Piece(one, 1.5), new Piece(two, 1), new Piece(one, 2)), SILENT);

        assertThat(cut).isEqualTo(new Cut(4.5, 108, 2, false));
        List<String> played = md5s(dir.resolve("cut.mp4"));
        assertThat(played.subList(36, 60)).isEqualTo(md5s(two));
        assertThat(played.subList(60, 108)).isEqualTo(md5s(one));
        assertThat(similarity(35, one, 35)).isGreaterThan(0.97);
    }

    @Test
    void a_clip_of_another_size_rate_and_codec_is_made_to_agree() {
        Path one = ours("one.mp4", "testsrc2", 1);
        Path other = dir.resolve("other.mp4");
        TestClips.FFMPEG.run(List.of(
                "-f", "lavfi", "-i", "testsrc2=s=640x400:r=30:d=1", "-c:v", "mpeg4", "-q:v", "2", other.toString()));

        Cut cut = cut(List.of(new Piece(one, 1), new Piece(other, 1), new Piece(one, 1)), SILENT);

        assertThat(cut).isEqualTo(new Cut(3, 72, 2, false));
        assertThat(TestClips.FFMPEG.probe(dir.resolve("cut.mp4")).requirePicture())
                .extracting(Probe.Picture::width, Probe.Picture::height, Probe.Picture::fps)
                .containsExactly(320, 180, new Probe.Ratio(24, 1));
        assertThat(md5s(dir.resolve("cut.mp4"))).hasSize(72);
    }

    /** Without the sets that stand in the stream, as a player has it that reads the header alone. */
    @Test
    void the_header_alone_tells_how_to_decode_clips_of_two_makes() {
        Path one = ours("one.mp4", "testsrc2", 1);
        cut(List.of(new Piece(one, 1), new Piece(one, 0.5), new Piece(one, 1)), SILENT);
        List<String> all = md5s(dir.resolve("cut.mp4"));
        Path bare = dir.resolve("bare.mp4");
        TestClips.FFMPEG.run(List.of(
                "-i", dir.resolve("cut.mp4").toString(), "-c", "copy", "-bsf:v", "filter_units=remove_types=7-8", bare.toString()));

        assertThat(all).hasSize(60);
        assertThat(md5s(bare)).isEqualTo(all);
    }

    @Test
    void a_clip_shorter_than_it_is_played_stands_still_at_its_end() {
        Path one = ours("one.mp4", "testsrc2", 1);

        Cut cut = cut(List.of(new Piece(one, 1.25)), SILENT);

        assertThat(cut.frames()).isEqualTo(30);
        assertThat(similarity(29, one, 23)).isGreaterThan(0.97);
    }

    @Test
    void fractions_of_frames_do_not_add_up() {
        Path one = ours("one.mp4", "testsrc2", 1);
        double third = 1.0 / 3 + 0.01;

        Cut cut = cut(List.of(new Piece(one, third), new Piece(one, third), new Piece(one, third)), SILENT);

        assertThat(cut.frames()).isEqualTo(Math.round(3 * third * 24));
    }

    @Test
    void the_clips_own_sound_is_joined_as_long_as_the_picture() {
        Path[] clips = new Path[5];
        for (int i = 0; i < clips.length; i++) {
            clips[i] = sounding("clip-" + i + ".mp4", 300 + 100 * i);
        }
        List<Piece> pieces = new ArrayList<>();
        for (Path clip : clips) {
            pieces.add(new Piece(clip, 1));
        }
        pieces.add(new Piece(ours("silent.mp4", "testsrc2", 1), 1));

        Cut cut = cut(pieces, SOUNDING);

        Probe probe = TestClips.FFMPEG.probe(dir.resolve("cut.mp4"));
        assertThat(cut).isEqualTo(new Cut(6, 144, 6, true));
        assertThat(probe.requireSound().seconds()).isCloseTo(6, within(1.0 / 24));
        assertThat(probe.seconds()).isCloseTo(6, within(0.03));
        assertThat(samples(0, 5).length).isEqualTo(5 * 48_000 * 2);
        assertThat(loudest(samples(5.1, 0.8))).isLessThan((short) 10);
        assertThat(loudest(samples(4.5, 0.2))).isGreaterThan((short) 1_000);
    }

    @Test
    void sound_that_is_not_wanted_is_left_out() {
        assertThat(cut(List.of(new Piece(sounding("clip.mp4", 440), 1)), SILENT).hasSound()).isFalse();
        assertThat(TestClips.FFMPEG.probe(dir.resolve("cut.mp4")).sound()).isNull();
    }

    @Test
    void the_same_clips_give_the_same_bytes() throws IOException {
        List<Piece> pieces = List.of(new Piece(sounding("one.mp4", 440), 0.75), new Piece(sounding("two.mp4", 880), 1));
        cutting.cut(pieces, SOUNDING, dir, dir.resolve("first.mp4"));
        cutting.cut(pieces, SOUNDING, dir, dir.resolve("second.mp4"));

        assertThat(Files.mismatch(dir.resolve("first.mp4"), dir.resolve("second.mp4"))).isEqualTo(-1);
    }

    private Cut cut(List<Piece> pieces, Format format) {
        return cutting.cut(pieces, format, dir, dir.resolve("cut.mp4"));
    }

    private Path ours(String name, String source, int seconds) {
        Path file = dir.resolve(name);
        List<String> args =
                new ArrayList<>(List.of("-f", "lavfi", "-i", source + "=s=320x180:r=24:d=" + seconds));
        args.addAll(H264.args(24, 17));
        args.add(file.toString());
        TestClips.FFMPEG.run(args);
        return file;
    }

    private Path sounding(String name, int hertz) {
        Path file = dir.resolve(name);
        List<String> args = new ArrayList<>(List.of("-f", "lavfi", "-i", "sine=f=" + hertz + ":d=1:r=44100"));
        args.addAll(List.of("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=1", "-c:a", "aac"));
        args.addAll(H264.args(24, 17));
        args.add(file.toString());
        TestClips.FFMPEG.run(args);
        return file;
    }

    private List<String> md5s(Path clip) {
        byte[] text = TestClips.FFMPEG.runForOutput(
                List.of("-i", clip.toString(), "-map", "0:v", "-f", "framemd5", "pipe:1"));
        return new String(text, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(line.lastIndexOf(',') + 1).strip())
                .toList();
    }

    private double similarity(int n, Path clip, int m) {
        return frame(dir.resolve("cut.mp4"), n).ssim(frame(clip, m));
    }

    private Frame frame(Path clip, int n) {
        Path png = dir.resolve("frame.png");
        TestClips.FFMPEG.run(
                List.of("-i", clip.toString(), "-vf", "select=eq(n\\," + n + ")", "-frames:v", "1", png.toString()));
        return new Frames(TestClips.FFMPEG).read(png);
    }

    private byte[] samples(double from, double seconds) {
        return TestClips.FFMPEG.runForOutput(List.of(
                "-i", dir.resolve("cut.mp4").toString(), "-vn", "-af",
                "atrim=start=" + from + ":duration=" + seconds, "-ac", "1", "-f", "s16le", "pipe:1"));
    }

    private static short loudest(byte[] samples) {
        short loudest = 0;
        for (int i = 0; i + 1 < samples.length; i += 2) {
            int sample = (samples[i + 1] << 8) | (samples[i] & 0xff);
            loudest = (short) Math.max(loudest, Math.abs(sample));
        }
        return loudest;
    }
}
