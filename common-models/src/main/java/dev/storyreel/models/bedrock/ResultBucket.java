package dev.storyreel.models.bedrock;

import java.nio.file.Path;

/** Where Bedrock leaves what it made. */
interface ResultBucket {

    /**
     * Repeatable.
     *
     * @param mostBytes what is larger is none of ours
     * @return false where there is no such object
     * @throws dev.storyreel.models.ModelException where that cannot be told now, or it is too large
     */
    boolean fetch(String bucket, String key, long mostBytes, Path to);
}
