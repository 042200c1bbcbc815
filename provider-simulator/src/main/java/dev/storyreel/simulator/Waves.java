package dev.storyreel.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Speech that is a murmur, one tone a letter, and effects that are a swell of noise. The same text, the same sound. */
public final class Waves {

    private static final int RATE = 44_100;
    private static final int HEADER = 44;

    private Waves() {}

    public static void speech(Alignment alignment, Path wav) {
        short[] samples = new short[samples(alignment.seconds())];
        for (int i = 0; i < alignment.characters().size(); i++) {
            int letter = alignment.characters().get(i).toLowerCase(java.util.Locale.ROOT).codePointAt(0);
            if (Character.isLetterOrDigit(letter)) {
                double pitch = 110 * Math.pow(2, Math.floorMod(letter, 24) / 24.0);
                tone(samples, samples(alignment.starts().get(i)), samples(alignment.ends().get(i)), pitch);
            }
        }
        write(samples, wav);
    }

    private static void tone(short[] samples, int from, int to, double pitch) {
        for (int at = from; at < to && at < samples.length; at++) {
            double hull = Math.sin(Math.PI * (at - from) / (to - from));
            double t = 2 * Math.PI * pitch * at / RATE;
            samples[at] = (short) (7000 * hull * (Math.sin(t) + 0.4 * Math.sin(2 * t) + 0.2 * Math.sin(3 * t)));
        }
    }

    public static void effect(String text, double seconds, Path wav) {
        short[] samples = new short[samples(seconds)];
        Random random = new Random(text.hashCode());
        double smooth = 0.02 + 0.2 * random.nextDouble();
        double low = 0;
        for (int at = 0; at < samples.length; at++) {
            low += smooth * (random.nextGaussian() - low);
            samples[at] = (short) Math.clamp(12_000 * low * Math.sin(Math.PI * at / samples.length), -30_000, 30_000);
        }
        write(samples, wav);
    }

    private static int samples(double seconds) {
        return (int) Math.round(seconds * RATE);
    }

    private static void write(short[] samples, Path wav) {
        int size = 2 * samples.length;
        ByteBuffer file = ByteBuffer.allocate(HEADER + size).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + size);
        file.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        file.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE).putShort((short) 2).putShort((short) 16);
        file.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
        file.asShortBuffer().put(samples);
        try {
            Files.write(wav, file.array());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
