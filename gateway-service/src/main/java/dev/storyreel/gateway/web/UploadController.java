package dev.storyreel.gateway.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.gateway.Asset;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.gateway.Links;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.media.CheckUpload;
import dev.storyreel.gateway.media.Format;
import dev.storyreel.gateway.media.StoreUpload;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes files. All of them are checked before any is kept. */
@RestController
class UploadController {

    record Uploaded(List<String> assetIds, List<AssetLine> assets) {}

    record AssetLine(
            String assetId,
            FileKind kind,
            String name,
            String mediaType,
            long bytes,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable Double seconds,
            URI url) {}

    enum FileKind {
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("audio")
        AUDIO,
        @JsonProperty("video")
        VIDEO
    }

    private record Arrived(String name, Path file, CheckUpload.Checked checked) {}

    private final CurrentTenant tenant;
    private final GatewayProperties properties;
    private final CheckUpload check;
    private final StoreUpload store;
    private final Links links;

    UploadController(
            CurrentTenant tenant, GatewayProperties properties, CheckUpload check, StoreUpload store, Links links) {
        this.tenant = tenant;
        this.properties = properties;
        this.check = check;
        this.store = store;
        this.links = links;
    }

    @Operation(summary = "Upload pictures, a track or a sample video, to be named in a request by their asset ids")
    @PostMapping(path = "/api/upload", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Uploaded upload(@RequestParam MultiValueMap<String, MultipartFile> parts) throws IOException {
        List<MultipartFile> files = parts.values().stream().flatMap(List::stream).toList();
        int most = properties.uploads().files();
        if (files.isEmpty() || files.size() > most) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "An upload brings 1 to " + most + " files.",
                    new Detail("files", files.size() + " files", "1 to " + most + " parts with " + Format.ALLOWED));
        }
        Path folder = Files.createTempDirectory("storyreel-upload");
        try {
            List<AssetLine> kept = new ArrayList<>();
            for (Arrived arrived : arrive(files, folder)) {
                kept.add(line(store.store(tenant.id(), arrived.name(), arrived.file(), arrived.checked())));
            }
            return new Uploaded(kept.stream().map(AssetLine::assetId).toList(), kept);
        } finally {
            delete(folder);
        }
    }

    private List<Arrived> arrive(List<MultipartFile> files, Path folder) throws IOException {
        List<Arrived> arrived = new ArrayList<>();
        for (MultipartFile part : files) {
            String name = StoreUpload.safeName(part.getOriginalFilename());
            Path file = folder.resolve("upload-" + arrived.size());
            part.transferTo(file);
            arrived.add(new Arrived(name, file, check.check(name, file)));
        }
        return arrived;
    }

    private AssetLine line(Asset asset) {
        return new AssetLine(
                asset.id(),
                FileKind.valueOf(asset.kind().name()),
                asset.name(),
                asset.medium().mediaType(),
                asset.medium().bytes(),
                asset.width(),
                asset.height(),
                asset.seconds(),
                links.to(asset.medium()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
