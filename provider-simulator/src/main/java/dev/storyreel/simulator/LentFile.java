package dev.storyreel.simulator;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One file as the animatic models want to be given it: by claim check. */
record LentFile(Path file) implements MediaStore {

    private static final int SHA256_BYTES = 32;

    /** Only for us, so its hash says nothing. */
    MediaRef reference() {
        try {
            return new MediaRef(
                    "simulated/lent/file", mediaType(), Files.size(file), HexFormat.of().formatHex(new byte[SHA256_BYTES]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        try {
            Files.copy(file, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MediaRef put(String key, Path from, String mediaType) {
        throw new UnsupportedOperationException("Nothing is stored here.");
    }

    @Override
    public Optional<OpenObject> open(String key, @Nullable ByteRange range) {
        return Optional.empty();
    }

    @Override
    public URI presign(String key, Duration validFor) {
        throw new UnsupportedOperationException("Nothing is stored here.");
    }

    /** By content: an upload's name says nothing. */
    private String mediaType() throws IOException {
        try (var in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(12);
            if (head.length > 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xd8) {
                return "image/jpeg";
            }
            return head.length > 11 && head[8] == 'W' && head[9] == 'E' ? "image/webp" : "image/png";
        }
    }
}
