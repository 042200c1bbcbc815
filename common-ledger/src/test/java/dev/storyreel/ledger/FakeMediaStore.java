package dev.storyreel.ledger;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException;
import dev.storyreel.media.MediaStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store in memory that keeps the real one's promise: nothing is overwritten with other bytes. It can be away. */
final class FakeMediaStore implements MediaStore {

    final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    final AtomicInteger away = new AtomicInteger();

    @Override
    public MediaRef put(String key, Path file, String mediaType) {
        if (away.getAndUpdate(times -> Math.max(0, times - 1)) > 0) {
            throw new MediaException(MediaException.Code.STORE_UNAVAILABLE, "The store is away.");
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            byte[] standing = objects.putIfAbsent(key, bytes);
            if (standing != null && !Arrays.equals(standing, bytes)) {
                throw new MediaException(MediaException.Code.TAKEN, "Other bytes lie there.");
            }
            String sha = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            return new MediaRef(key, mediaType, bytes.length, sha);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void fetch(MediaRef medium, Path to) {
        try {
            Files.write(to, objects.get(medium.key()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<OpenObject> open(String key, ByteRange range) {
        return Optional.ofNullable(objects.get(key))
                .map(bytes -> new OpenObject(
                        new ByteArrayInputStream(bytes), bytes.length, 0, bytes.length - 1, "image/png"));
    }

    @Override
    public URI presign(String key, Duration validFor) {
        return URI.create("https://media.invalid/" + key);
    }
}
