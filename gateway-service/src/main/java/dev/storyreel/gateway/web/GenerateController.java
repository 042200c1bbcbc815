package dev.storyreel.gateway.web;

import dev.storyreel.events.pipeline.Status;
import dev.storyreel.gateway.Assets;
import dev.storyreel.gateway.ChooseModels;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.DraftBrief;
import dev.storyreel.gateway.GenerateRequest;
import dev.storyreel.gateway.OnceByKey;
import dev.storyreel.gateway.StartFilm;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Takes requests for films. */
@RestController
class GenerateController {

    /**
     * @param links   where to look next, relative to this server
     * @param notices models that will not be there for long
     */
    record Queued(String videoId, int take, Status status, Links links, List<String> notices) {}

    record Links(String status, String video, String events, String finalVideo) {}

    private final CurrentTenant tenant;
    private final ChooseModels models;
    private final Assets assets;
    private final StartFilm start;

    GenerateController(CurrentTenant tenant, ChooseModels models, Assets assets, StartFilm start) {
        this.tenant = tenant;
        this.models = models;
        this.assets = assets;
        this.start = start;
    }

    @Operation(summary = "Ask for a film; the answer comes at once, the film later")
    @PostMapping(path = "/api/generate", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Queued> generate(
            @RequestBody GenerateRequest request,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        String owner = tenant.id();
        DraftBrief draft = new DraftBrief(
                models, id -> assets.find(owner, id), () -> ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE));
        StartFilm.Started started = start.start(owner, key, OnceByKey.fingerprint(request), () -> draft.from(request));
        String id = started.take().videoId();
        URI status = URI.create("/api/status/" + id);
        String video = "/api/videos/" + id;
        return ResponseEntity.accepted()
                .location(status)
                .header("Idempotency-Replayed", Boolean.toString(started.replayed()))
                .body(new Queued(
                        id,
                        started.take().number(),
                        Status.QUEUED,
                        new Links(status.toString(), video, video + "/events", video + "/final"),
                        started.brief() == null ? List.of() : models.notices(started.brief().models())));
    }
}
