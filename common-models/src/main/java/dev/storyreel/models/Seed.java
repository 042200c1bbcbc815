package dev.storyreel.models;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Seeds derived from the brief's, so that one seed gives one film. Pure. Never derived from a video's id. */
public final class Seed {

    private Seed() {}

    /**
     * The seed of a part of the film.
     *
     * @param part the part's stable name, such as its slot
     * @return 0 to 2<sup>31</sup>-1, which every provider takes
     */
    public static long of(long briefSeed, String part) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(ByteBuffer.allocate(Long.BYTES).putLong(briefSeed).array());
            byte[] digest = sha256.digest(part.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getInt() & 0x7fff_ffffL;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
