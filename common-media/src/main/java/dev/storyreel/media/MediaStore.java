package dev.storyreel.media;

import dev.storyreel.events.MediaRef;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The object store. Keys are relative to its one bucket; nothing bought is ever overwritten with other bytes. */
public interface MediaStore {

    /**
     * Stores a file under a key. Storing the same bytes again is harmless.
     *
     * @return the claim check, with length and sha-256 measured on the way
     */
    MediaRef put(String key, Path file, String mediaType);

    /** Fetches a medium into a file and checks its sha-256. */
    void fetch(MediaRef medium, Path to);

    /** Opens an object, or a range of it (both ends included, in bytes); empty where there is none. */
    Optional<OpenObject> open(String key, @Nullable ByteRange range);

    /** A link that gives the object to whoever holds it, for so long. */
    URI presign(String key, Duration validFor);

    /** @param to null for to the end */
    record ByteRange(long from, @Nullable Long to) {}

    /**
     * @param totalBytes of the whole object
     * @param content    to be closed by the caller
     */
    record OpenObject(InputStream content, long totalBytes, long from, long toInclusive, String mediaType) {}
}
