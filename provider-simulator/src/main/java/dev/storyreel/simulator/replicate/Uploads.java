package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Multipart;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The Files API: what was uploaded, and links to it that can be signed. */
final class Uploads {

    private static final long LARGEST = 100L << 20;

    /** Replicate's own is not documented. */
    private static final Duration KEPT = Duration.ofHours(24);

    private final URI api;
    private final Path dir;
    private final byte[] key;
    private final Map<String, Upload> byId = new ConcurrentHashMap<>();

    record Upload(
            String id, String owner, String name, String type, long size, String sha256, JsonNode metadata, Instant at, Path file) {}

    Uploads(URI api, Path dir, byte[] key) {
        this.api = api;
        this.dir = dir;
        this.key = key;
    }

    /** @param path behind {@code /files} */
    void answer(Call call, List<String> path, String owner) throws IOException {
        String asked = call.method() + " " + path.size();
        switch (asked) {
            case "POST 0" -> upload(call, owner);
            case "GET 0" -> {
                ObjectNode page = JsonNodeFactory.instance.objectNode();
                page.putNull("previous").putNull("next");
                byId.values().stream()
                        .filter(upload -> upload.owner().equals(owner))
                        .sorted((a, b) -> b.at().compareTo(a.at()))
                        .forEach(upload -> page.withArray("results").add(view(upload)));
                page.withArray("results");
                call.json(200, page);
            }
            case "GET 1" -> {
                Optional<Upload> upload = find(path.getFirst(), owner);
                if (upload.isPresent()) {
                    call.json(200, view(upload.get()));
                } else {
                    Rejections.send(call, 404, "Not found", "File not found");
                }
            }
            case "DELETE 1" -> {
                if (find(path.getFirst(), owner).isPresent()) {
                    byId.remove(path.getFirst());
                    call.nothing(204);
                } else {
                    Rejections.send(call, 404, "Not found", "File not found");
                }
            }
            default -> Rejections.notFound(call);
        }
    }

    /** By a signed link, which needs no token: base64 of the HMAC over owner, id and expiry. */
    void download(Call call, String id) throws IOException {
        String expiry = Objects.requireNonNullElse(call.query("expiry"), "0");
        String signed = Hashes.hmac(key, call.query("owner") + " " + id + " " + expiry);
        @Nullable Upload upload = byId.get(id);
        boolean valid = signed.equals(call.query("signature"))
                && expiry.matches("\\d{1,12}")
                && Instant.now().getEpochSecond() < Long.parseLong(expiry);
        if (upload == null || !valid) {
            Rejections.send(call, 404, "Not found", "File not found");
        } else {
            call.file(upload.type(), upload.file());
        }
    }

    /** A picture that was given as an input: an upload, or data. Empty where it is not there. */
    Optional<Path> picture(String address) {
        try {
            if (address.startsWith("data:")) {
                byte[] data = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
                Path file = dir.resolve("data-" + Hashes.sha256(data));
                return Optional.of(Files.write(file, data));
            }
            String files = api + "/files/";
            return address.startsWith(files)
                    ? Optional.ofNullable(byId.get(address.substring(files.length()))).map(Upload::file)
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void upload(Call call, String owner) throws IOException {
        Multipart form = Multipart.parse(call.header("Content-Type"), call.body());
        Optional<Multipart.Part> content = form.named("content");
        if (content.isEmpty()) {
            Rejections.send(call, 400, "Bad request", "Missing content");
            return;
        }
        byte[] bytes = content.get().content();
        if (bytes.length > LARGEST) {
            Rejections.send(call, 413, "Too large", "Files must be less than 100MB in size");
            return;
        }
        String id = Hashes.id();
        Upload upload = new Upload(
                id,
                owner,
                content.get().attribute("filename").orElse("file"),
                content.get().contentType().orElse("application/octet-stream"),
                bytes.length,
                Hashes.sha256(bytes),
                metadata(form),
                Instant.now(),
                Files.write(dir.resolve("upload-" + id), bytes));
        byId.put(id, upload);
        call.json(201, view(upload));
    }

    private static JsonNode metadata(Multipart form) {
        String text = form.named("metadata")
                .map(part -> new String(part.content(), StandardCharsets.UTF_8))
                .orElse("{}");
        return JsonMapper.shared().readTree(text);
    }

    private Optional<Upload> find(String id, String owner) {
        return Optional.ofNullable(byId.get(id)).filter(upload -> upload.owner().equals(owner));
    }

    private ObjectNode view(Upload upload) {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("id", upload.id())
                .put("name", upload.name())
                .put("content_type", upload.type())
                .put("size", upload.size())
                .put("etag", upload.sha256().substring(0, 32));
        view.putObject("checksums").put("sha256", upload.sha256());
        view.set("metadata", upload.metadata());
        view.put("created_at", upload.at().truncatedTo(ChronoUnit.MILLIS).toString());
        view.put("expires_at", upload.at().plus(KEPT).truncatedTo(ChronoUnit.MILLIS).toString());
        view.putObject("urls").put("get", api + "/files/" + upload.id());
        return view;
    }
}
