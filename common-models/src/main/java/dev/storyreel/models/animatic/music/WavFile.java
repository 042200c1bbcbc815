package dev.storyreel.models.animatic.music;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes 16-bit stereo WAV with triangular dither from a seed: the same sound and seed, the same bytes. */
final class WavFile {

    private static final int HEADER = 44;
    private static final int FRAME = 4;

    private WavFile() {}

    static void write(Path file, Sound sound, long seed) throws IOException {
        int data = sound.frames() * FRAME;
        ByteBuffer bytes = ByteBuffer.allocate(HEADER + data).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(ascii("RIFF")).putInt(HEADER - 8 + data).put(ascii("WAVE"));
        bytes.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 2);
        bytes.putInt(Sound.RATE).putInt(Sound.RATE * FRAME).putShort((short) FRAME).putShort((short) 16);
        bytes.put(ascii("data")).putInt(data);
        Dice dice = Dice.of(seed, "dither");
        for (int i = 0; i < sound.frames(); i++) {
            bytes.putShort(dithered(sound.left()[i], dice)).putShort(dithered(sound.right()[i], dice));
        }
        Files.write(file, bytes.array());
    }

    private static short dithered(float sample, Dice dice) {
        double value = sample * 32767.0 + dice.unit() - dice.unit();
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
