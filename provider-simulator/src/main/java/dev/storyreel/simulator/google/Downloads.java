package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Call;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;

/** Results behind their links: of interactions at once, of operations by way of another address, which needs no key. */
final class Downloads {

    private static final String ENDING = ":download";

    private final Jobs jobs;
    private final Results results;
    private final URI root;

    Downloads(Jobs jobs, Results results, URI root) {
        this.jobs = jobs;
        this.results = results;
        this.root = root;
    }

    /** @param name with or without {@code :download} */
    void file(Call call, String owner, String name) throws IOException, Rejection {
        boolean asked = name.endsWith(ENDING);
        String id = asked ? name.substring(0, name.length() - ENDING.length()) : name;
        Job job = jobs.withFile(id)
                .filter(found -> found.owner().equals(owner) && found.fetchable(Instant.now()))
                .orElseThrow(() -> Rejection.noFile(id));
        if (!asked) {
            call.json(200, Map.of("name", "files/" + id, "mimeType", "video/mp4", "state", "ACTIVE"));
        } else if (job.model().interacts()) {
            send(call, job);
        } else {
            call.withHeader("Location", root + "/download/" + id).nothing(302);
        }
    }

    void unkeyed(Call call, String id) throws IOException, Rejection {
        send(call, jobs.withFile(id).filter(found -> found.fetchable(Instant.now())).orElseThrow(Rejection::notFound));
    }

    private void send(Call call, Job job) throws IOException {
        try {
            call.file("video/mp4", results.of(job));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.drop();
        }
    }
}
