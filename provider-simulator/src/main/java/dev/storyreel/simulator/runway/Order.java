package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Hashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a job is to make, as it was understood.
 *
 * @param picture   what it starts on; null for none
 * @param clip      what it makes over; null for none
 * @param inputHash sha-256 of the body as it was sent
 */
record Order(
        ModelCard card,
        String prompt,
        @Nullable Path picture,
        @Nullable Path clip,
        int seconds,
        int width,
        int height,
        boolean sound,
        long seed,
        String inputHash) {

    int credits() {
        return card.credits(seconds, sound);
    }

    /** The same for the same words and media, whatever address those had. */
    String content() throws IOException {
        return Hashes.sha256((card.route() + card.model() + prompt + "|" + seconds + "|" + width + "x" + height + sound + seed
                        + hash(picture) + hash(clip))
                .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static String hash(@Nullable Path file) throws IOException {
        return file == null ? "-" : Hashes.sha256(Files.readAllBytes(file));
    }
}
