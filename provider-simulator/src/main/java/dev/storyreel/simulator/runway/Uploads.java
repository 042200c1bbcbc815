package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Multipart;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What inputs are: a place is asked for, filled by a form that needs no key, and named by an address of Runway's own. */
final class Uploads {

    static final String SCHEME = "runway://";

    /** What a form must bring back as it was given. */
    private static final String POLICY = "policy";

    private final URI store;
    private final Path dir;
    private final Map<String, String> policies = new ConcurrentHashMap<>();
    private final Map<String, Path> files = new ConcurrentHashMap<>();

    /** @param store where forms are sent to */
    Uploads(URI store, Path dir) {
        this.store = store;
        this.dir = dir;
    }

    void place(Call call, JsonNode body) throws IOException, Rejection {
        if (!body.path("filename").asString("").contains(".") || !body.path("type").asString("").equals("ephemeral")) {
            throw Rejection.invalid(java.util.List.of(new Rejection.Issue(
                    "invalid_type", "A filename with an ending, and the type 'ephemeral', are needed", "filename")));
        }
        String id = Hashes.id();
        String policy = Hashes.id();
        policies.put(id, policy);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("uploadUrl", store + "/" + id);
        answer.putObject("fields").put("key", id).put(POLICY, policy);
        answer.put("runwayUri", SCHEME + id);
        call.json(200, answer);
    }

    void fill(Call call, String id) throws IOException {
        Multipart form = Multipart.parse(call.header("Content-Type"), call.body());
        Optional<Multipart.Part> file = form.named("file");
        boolean allowed = form.named(POLICY)
                .map(part -> new String(part.content()))
                .filter(said -> said.equals(policies.get(id)))
                .isPresent();
        if (!allowed || file.isEmpty() || call.header("Authorization") != null) {
            call.bytes(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>".getBytes());
            return;
        }
        files.put(id, Files.write(dir.resolve("upload-" + id), file.get().content()));
        call.nothing(204);
    }

    /** The file behind an input's address; empty where there is none, or it lies outside of this machine. */
    Optional<Path> file(String address) {
        if (address.startsWith(SCHEME)) {
            return Optional.ofNullable(files.get(address.substring(SCHEME.length())));
        }
        try {
            if (address.startsWith("data:")) {
                byte[] data = Base64.getDecoder().decode(address.substring(address.indexOf(',') + 1));
                return Optional.of(Files.write(dir.resolve("data-" + Hashes.sha256(data)), data));
            }
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
