package dev.storyreel.models;

import dev.storyreel.media.MediaStore;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What a call may use besides its request.
 *
 * @param idempotencyKey work key and attempt: the same for every try of one attempt
 * @param workDir        an empty folder that is deleted once the answer's files are stored
 * @param key            the name of that key of the account which all calls of this attempt go out with ({@link Keys#of});
 *                       null where none was chosen
 */
public record CallContext(String idempotencyKey, MediaStore media, Path workDir, @Nullable String key) {

    /** With the account's first key. */
    public CallContext(String idempotencyKey, MediaStore media, Path workDir) {
        this(idempotencyKey, media, workDir, null);
    }
}
