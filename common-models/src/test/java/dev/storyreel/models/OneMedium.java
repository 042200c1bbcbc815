package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A store in which every key holds the same three bytes. */
public final class OneMedium implements MediaStore {

    @Override
    public void fetch(MediaRef medium, Path to) {
        try {
            Files.writeString(to, "PNG");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<OpenObject> open(String key, ByteRange range) {
        return Optional.empty();
    }

    @Override
    public URI presign(String key, Duration validFor) {
        throw new UnsupportedOperationException();
    }
}
