package dev.storyreel.refine.media;

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

/** An object store in a folder, for what only puts and fetches. */
final class FolderStore implements MediaStore {

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        try {
            Path to = folder.resolve(key);
            Files.createDirectories(to.getParent());
            byte[] bytes = Files.readAllBytes(file);
            Files.write(to, bytes);
            return new MediaRef(key, mediaType, bytes.length, sha256(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
        throw new UnsupportedOperationException("Nobody opens objects here.");
    }

    @Override
    public URI presign(String key, Duration validFor) {
        throw new UnsupportedOperationException("Nobody signs links here.");
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
