package dev.storyreel.models.animatic.music;

import dev.storyreel.events.Plan;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.MusicRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tracks as a person would get them: asked for, written, and read back from the file. */
final class Tracks {

    static final List<Double> ACCENTS = List.of(0.0, 5.0, 10.0, 16.0, 21.0, 26.0);

    private Tracks() {}

    static MusicRequest request(String genre, String mood, int tempo, String key, long seed) {
        return request(genre, mood, tempo, key, seed, ACCENTS, 32);
    }

    static MusicRequest request(
            String genre, String mood, int tempo, String key, long seed, List<Double> accents, double seconds) {
        Plan.Audio audio = new Plan.Audio(true, genre, tempo, key, List.of());
        return new MusicRequest("animatic", "x", audio, mood, accents, seconds, seed);
    }

    static byte[] bytes(MusicRequest request, Path folder) {
        try {
            CallContext context = new CallContext("key", null, Files.createTempDirectory(folder, "music"));
            AnimaticMusicModel model = new AnimaticMusicModel();
            Answer.Finished answer =
                    (Answer.Finished) model.submit(request, model.prepare(request, context), context);
            Answer.Source.LocalFile file =
                    (Answer.Source.LocalFile) answer.files().getFirst().source();
            return Files.readAllBytes(file.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Sound heard(MusicRequest request, Path folder) {
        return read(bytes(request, folder));
    }

    static Sound read(byte[] wav) {
        ByteBuffer bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).position(44);
        Sound sound = Sound.silence(bytes.remaining() / 4);
        for (int i = 0; i < sound.frames(); i++) {
            sound.left()[i] = bytes.getShort() / 32768f;
            sound.right()[i] = bytes.getShort() / 32768f;
        }
        return sound;
    }
}
