package dev.storyreel.events;

import java.util.regex.Pattern;

/**
 * A claim check for a medium in the object store. It is never a link: links are signed on demand from the key.
 *
 * @param key       object key, relative to the bucket
 * @param mediaType such as {@code video/mp4}
 * @param bytes     length
 * @param sha256    of the content, 64 lower-case hex digits
 */
public record MediaRef(String key, String mediaType, long bytes, String sha256) {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]+(/[A-Za-z0-9._-]+)+");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public MediaRef {
        requireKey(key);
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("A sha-256 is 64 lower-case hex digits.");
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("A medium's length cannot be negative.");
        }
    }

    /** Refuses what is no object key, a link above all. */
    public static void requireKey(String key) {
        if (!KEY.matcher(key).matches() || key.contains("..")) {
            throw new IllegalArgumentException(
                    "A medium is referred to by its object key; a link or signed address is refused.");
        }
    }
}
