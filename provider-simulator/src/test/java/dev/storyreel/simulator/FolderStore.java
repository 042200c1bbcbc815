package dev.storyreel.simulator;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** An object store that is a folder. */
public record FolderStore(Path dir) implements MediaStore {

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        try {
            Path to = dir.resolve(key);
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
            return new MediaRef(key, mediaType, Files.size(to), "ab".repeat(32));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        try {
            Files.copy(dir.resolve(medium.key()), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
