package dev.storyreel.models.elevenlabs;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a result is, by its first bytes: a header may say anything. */
enum Sound {
    MP3("mp3", "audio/mpeg"),
    WAV("wav", "audio/wav");

    /** As many bytes as it takes to tell. */
    static final int HEAD = 12;

    private final String ending;
    private final String mediaType;

    Sound(String ending, String mediaType) {
        this.ending = ending;
        this.mediaType = mediaType;
    }

    String ending() {
        return ending;
    }

    String mediaType() {
        return mediaType;
    }

    static Optional<Sound> of(byte[] head) {
        if (head.length < HEAD) {
            return Optional.empty();
        }
        String text = new String(head, 0, HEAD, StandardCharsets.ISO_8859_1);
        // MPEG audio begins with eleven set bits.
        boolean frame = (head[0] & 0xff) == 0xff && (head[1] & 0xe0) == 0xe0;
        if (frame || text.startsWith("ID3")) {
            return Optional.of(MP3);
        }
        return text.startsWith("RIFF") && text.endsWith("WAVE") ? Optional.of(WAV) : Optional.empty();
    }
}
