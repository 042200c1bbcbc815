package dev.storyreel.gateway.media;

import dev.storyreel.events.MediaRef;
import dev.storyreel.gateway.Asset;
import dev.storyreel.gateway.Assets;
import dev.storyreel.media.MediaStore;
import dev.storyreel.media.Probe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps a checked file under a key of its own, and lists it. A file that is kept but not listed is never referred to. */
public final class StoreUpload {

    private final MediaStore media;
    private final Assets assets;
    private final Clock clock;

    public StoreUpload(MediaStore media, Assets assets, Clock clock) {
        this.media = media;
        this.assets = assets;
        this.clock = clock;
    }

    public Asset store(String tenant, String name, Path file, CheckUpload.Checked checked) throws IOException {
        String id = UUID.randomUUID().toString();
        Format format = checked.format();
        String key = "%s/assets/%s/%s.%s".formatted(tenant, id, sha256(file), format.extension());
        MediaRef medium = media.put(key, file, format.mediaType());
        Probe probe = checked.probe();
        Probe.@Nullable Picture picture = format.kind() == Asset.Kind.AUDIO ? null : probe.picture();
        Asset asset = new Asset(
                tenant,
                id,
                format.kind(),
                name,
                medium,
                picture == null ? null : picture.width(),
                picture == null ? null : picture.height(),
                format.kind() == Asset.Kind.IMAGE ? null : probe.seconds(),
                clock.instant());
        assets.add(asset);
        return asset;
    }

    /** A file's name, fit to be shown: no path, no controls, nothing that a page or a shell takes for more than a name. */
    public static String safeName(@Nullable String given) {
        String name = given == null ? "" : given.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[^\\p{L}\\p{N}._ -]", "_")
                .replaceAll("^[. ]+", "");
        if (name.length() > 100) {
            name = name.substring(name.length() - 100);
        }
        return name.isBlank() ? "file" : name;
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
