package dev.storyreel.refine.media;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Sound in memory: 48 kHz, stereo, left and right in turn.
 *
 * @param samples two a frame; not to be changed
 */
record Pcm(float[] samples) {

    static final int RATE = 48_000;

    private static final int HEADER = 44;
    private static final int FLOAT_FORMAT = 3;
    private static final int FRAME = 8;

    static Pcm silence(int frames) {
        return new Pcm(new float[2 * frames]);
    }

    /**
     * Decodes the first sound of a file.
     *
     * @throws MediaException where there is none, or it cannot be read
     */
    static Pcm decode(Path file, double atMostSeconds, Ffmpeg ffmpeg, Path workDir) {
        Path raw = workDir.resolve("decoded.f32");
        ffmpeg.run(List.of(
                "-i", file.toString(),
                "-map", "0:a:0",
                "-t", Double.toString(atMostSeconds),
                "-ac", "2",
                "-ar", Integer.toString(RATE),
                "-f", "f32le",
                raw.toString()));
        try {
            FloatBuffer floats = ByteBuffer.wrap(Files.readAllBytes(raw))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer();
            float[] samples = new float[floats.remaining() / 2 * 2];
            floats.get(samples);
            Files.delete(raw);
            return new Pcm(samples);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int frames() {
        return samples.length / 2;
    }

    /** Writes a WAV of 32-bit floats, which loses nothing and cannot clip. */
    void write(Path wav) {
        int data = frames() * FRAME;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVE"));
        bytes.put(ascii("fmt ")).putInt(16).putShort((short) FLOAT_FORMAT).putShort((short) 2);
        bytes.putInt(RATE).putInt(RATE * FRAME).putShort((short) FRAME).putShort((short) 32);
        bytes.put(ascii("data")).putInt(data);
        bytes.asFloatBuffer().put(samples);
        try {
            Files.write(wav, bytes.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
