package dev.storyreel.chunk;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException;
import dev.storyreel.media.MediaStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/** Objects as files. */
public final class FolderMediaStore implements MediaStore {

    private final Path folder;

    public FolderMediaStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Path object = folder.resolve(key);
            Files.createDirectories(object.getParent());
            Files.write(object, bytes);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new MediaRef(key, mediaType, bytes.length, HexFormat.of().formatHex(hash));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        Path object = folder.resolve(medium.key());
        if (!Files.exists(object)) {
            throw new MediaException(MediaException.Code.MISSING, "There is no object '" + medium.key() + "'.");
        }
        try {
            Files.copy(object, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<OpenObject> open(String key, ByteRange range) {
        throw new UnsupportedOperationException();
    }

    @Override
    public URI presign(String key, Duration validFor) {
        throw new UnsupportedOperationException();
    }
}
