package dev.storyreel.chunk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A seed for each clip from the brief's alone, so that the same brief gives the same film under any id. Pure. */
final class Seeds {

    private Seeds() {}

    /** @return 0 to 2^31 - 1, which every provider takes */
    static long clip(long briefSeed, String beatId, int n) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((briefSeed + "/clip/" + beatId + "/" + n).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getInt() & 0x7fffffffL;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
