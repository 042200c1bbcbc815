package dev.storyreel.gateway.media;

import dev.storyreel.gateway.Asset;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.media.MediaException;
import dev.storyreel.media.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

/** Whether a file is what may be uploaded: by its first bytes, its size, and by decoding it. Its name counts for nothing. */
public final class CheckUpload {

    /** @param probe what the decoder found */
    public record Checked(Format format, Probe probe) {}

    static final int MAX_SIDE = 8192;
    static final int MIN_SIDE = 16;

    private final GatewayProperties.Uploads limits;
    private final Supplier<Ffmpeg> ffmpeg;

    /** @param ffmpeg is asked for once a file has passed what costs nothing to check */
    public CheckUpload(GatewayProperties.Uploads limits, Supplier<Ffmpeg> ffmpeg) {
        this.limits = limits;
        this.ffmpeg = ffmpeg;
    }

    /** @param name as it is to be named in a refusal */
    public Checked check(String name, Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(Format.HEAD);
        }
        Format format = Format.of(head)
                .orElseThrow(() -> refuse(Refusal.Kind.UNSUPPORTED_MEDIA, name, "content of another kind", Format.ALLOWED));
        DataSize limit = limit(format.kind());
        long bytes = Files.size(file);
        if (bytes > limit.toBytes()) {
            throw refuse(
                    Refusal.Kind.TOO_LARGE, name, bytes + " bytes", "up to " + limit.toMegabytes() + " MB for " + format.extension());
        }
        return new Checked(format, decode(name, file, format));
    }

    private Probe decode(String name, Path file, Format format) {
        try {
            Probe probe = ffmpeg.get().probe(file);
            requireStreams(name, format, probe);
            ffmpeg.get().run(List.of("-xerror", "-i", file.toString(), "-t", "1", "-f", "null", "-"));
            return probe;
        } catch (MediaException e) {
            if (e.code() == MediaException.Code.FFMPEG_MISSING) {
                throw e;
            }
            throw refuse(
                    Refusal.Kind.UNSUPPORTED_MEDIA, name, "a " + format.extension() + " that cannot be read", "a whole, playable file");
        }
    }

    private static void requireStreams(String name, Format format, Probe probe) {
        switch (format.kind()) {
            case IMAGE -> requireSize(name, probe.requirePicture());
            case VIDEO -> {
                requireSize(name, probe.requirePicture());
                requireLength(name, probe);
            }
            case AUDIO -> {
                probe.requireSound();
                requireLength(name, probe);
            }
        }
    }

    private static void requireSize(String name, Probe.Picture picture) {
        int longer = Math.max(picture.width(), picture.height());
        int shorter = Math.min(picture.width(), picture.height());
        if (longer == 0) {
            throw new MediaException(MediaException.Code.UNREADABLE, "The picture has no size.");
        }
        if (shorter < MIN_SIDE || longer > MAX_SIDE) {
            throw refuse(
                    Refusal.Kind.INVALID_REQUEST,
                    name,
                    picture.width() + "x" + picture.height() + " pixels",
                    MIN_SIDE + " to " + MAX_SIDE + " pixels a side");
        }
    }

    private static void requireLength(String name, Probe probe) {
        if (probe.seconds() <= 0) {
            throw refuse(Refusal.Kind.INVALID_REQUEST, name, "nothing to play", "a file with a length");
        }
    }

    private DataSize limit(Asset.Kind kind) {
        return switch (kind) {
            case IMAGE -> limits.image();
            case AUDIO -> limits.audio();
            case VIDEO -> limits.video();
        };
    }

    private static Refusal refuse(Refusal.Kind kind, String name, String given, String allowed) {
        return new Refusal(kind, "The file '" + name + "' cannot be used; see details.", new Detail(name, given, allowed));
    }
}
