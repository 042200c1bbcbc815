package dev.storyreel.models.animatic;

import dev.storyreel.events.MediaRef;
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

/** An object store in a folder, for tests that fetch what they put. */
public final class FolderMediaStore implements MediaStore {

    private final Path folder;

    public FolderMediaStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            Path to = folder.resolve(key);
            Files.createDirectories(to.getParent());
            Files.write(to, bytes);
            String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new MediaRef(key, mediaType, bytes.length, sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        try {
            Files.copy(folder.resolve(medium.key()), to);
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
