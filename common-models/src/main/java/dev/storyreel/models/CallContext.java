package dev.storyreel.models;

import dev.storyreel.media.MediaStore;
import java.nio.file.Path;

/**
 * What a call may use besides its request.
 *
 * @param idempotencyKey work key and attempt: the same for every try of one attempt
 * @param workDir        an empty folder that is deleted once the answer's files are stored
 */
public record CallContext(String idempotencyKey, MediaStore media, Path workDir) {}
