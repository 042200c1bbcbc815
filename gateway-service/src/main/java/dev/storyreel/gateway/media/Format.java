package dev.storyreel.gateway.media;

import dev.storyreel.gateway.Asset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** The formats that may be uploaded, told by a file's first bytes and never by its name. Pure. */
public enum Format {
    JPEG(Asset.Kind.IMAGE, "image/jpeg", "jpg"),
    PNG(Asset.Kind.IMAGE, "image/png", "png"),
    WEBP(Asset.Kind.IMAGE, "image/webp", "webp"),
    MP3(Asset.Kind.AUDIO, "audio/mpeg", "mp3"),
    WAV(Asset.Kind.AUDIO, "audio/wav", "wav"),
    MP4(Asset.Kind.VIDEO, "video/mp4", "mp4");

    /** How many of a file's first bytes are looked at. */
    public static final int HEAD = 12;

    /** What is allowed, in words. */
    public static final String ALLOWED = "an image (jpg, png, webp), a track (mp3, wav) or a video (mp4)";

    private static final byte[] PNG_HEAD = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final Set<String> MP4_BRANDS =
            Set.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "MSNV", "dash", "f4v ");

    private final Asset.Kind kind;
    private final String mediaType;
    private final String extension;

    Format(Asset.Kind kind, String mediaType, String extension) {
        this.kind = kind;
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public Asset.Kind kind() {
        return kind;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /** The format of a file that begins like this; empty for one that may not be uploaded. */
    public static Optional<Format> of(byte[] head) {
        if (head.length < HEAD) {
            return Optional.empty();
        }
        if (at(head, 0) == 0xff && at(head, 1) == 0xd8 && at(head, 2) == 0xff) {
            return Optional.of(JPEG);
        }
        if (Arrays.equals(Arrays.copyOf(head, PNG_HEAD.length), PNG_HEAD)) {
            return Optional.of(PNG);
        }
        if (text(head, 0, 4).equals("RIFF")) {
            return switch (text(head, 8, 12)) {
                case "WEBP" -> Optional.of(WEBP);
                case "WAVE" -> Optional.of(WAV);
                default -> Optional.empty();
            };
        }
        if (text(head, 4, 8).equals("ftyp") && MP4_BRANDS.contains(text(head, 8, 12))) {
            return Optional.of(MP4);
        }
        // An MPEG audio frame of layer III, or the tag before the first one.
        boolean frame = at(head, 0) == 0xff && (at(head, 1) & 0xe6) == 0xe2;
        return frame || text(head, 0, 3).equals("ID3") ? Optional.of(MP3) : Optional.empty();
    }

    private static int at(byte[] head, int index) {
        return head[index] & 0xff;
    }

    private static String text(byte[] head, int from, int to) {
        return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
