package dev.storyreel.media;

import dev.storyreel.events.MediaRef;
import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Claim checks made from bytes. */
final class ClaimChecks {

    private ClaimChecks() {}

    static MediaRef of(String key, Path file, String mediaType) {
        MediaRef.requireKey(key);
        try (InputStream in = Files.newInputStream(file)) {
            String sha256 = copy(in, OutputStream.nullOutputStream());
            return new MediaRef(key, mediaType, Files.size(file), sha256);
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The file to store could not be read.", e);
        }
    }

    /** @return the sha-256 of what was copied */
    static String copy(InputStream from, Path to) throws IOException {
        try (OutputStream out = Files.newOutputStream(to)) {
            return copy(from, out);
        }
    }

    private static String copy(InputStream from, OutputStream to) throws IOException {
        try {
            DigestInputStream digested = new DigestInputStream(from, MessageDigest.getInstance("SHA-256"));
            digested.transferTo(to);
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
