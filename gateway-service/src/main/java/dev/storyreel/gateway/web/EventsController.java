package dev.storyreel.gateway.web;

import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A film's history, pushed as it grows. */
@RestController
class EventsController {

    private static final Pattern ID = Pattern.compile("(\\d{1,18})-(\\d{1,18})");

    private final CurrentTenant tenant;
    private final FindVideo find;
    private final History history;
    private final EventStreams streams;

    EventsController(CurrentTenant tenant, FindVideo find, History history, EventStreams streams) {
        this.tenant = tenant;
        this.find = find;
        this.history = history;
        this.streams = streams;
    }

    /** 204 tells an {@code EventSource} that has everything of an ended take not to come back. */
    @Operation(summary = "What happens to a film, as server-sent events; resumes after Last-Event-ID")
    @GetMapping(path = "/api/videos/{videoId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    ResponseEntity<SseEmitter> events(
            @PathVariable String videoId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            @RequestParam(name = "lastEventId", required = false) @Nullable String inQuery) {
        VideoState video = find.byId(videoId);
        @Nullable String last = lastEventId != null ? lastEventId : inQuery;
        long after = last == null || last.isBlank() ? 0 : after(last);
        boolean ended = video.latestTake().map(Status::of).map(Status::ended).orElse(false);
        if (after > 0 && ended && history.after(tenant.id(), videoId, after, 1).isEmpty()) {
            return ResponseEntity.noContent().build();
        }
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_EVENT_STREAM)
                .header("X-Accel-Buffering", "no")
                .body(streams.open(tenant.id(), videoId, after));
    }

    /** Numbers of another epoch say nothing of this one's, so everything is told again. */
    private long after(String id) {
        Matcher parts = ID.matcher(id.strip());
        if (!parts.matches()) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "The Last-Event-ID is not one of ours.",
                    new Refusal.Detail("Last-Event-ID", id, "the id of an event of this stream, such as 1-17"));
        }
        return Long.parseLong(parts.group(1)) == history.epoch() ? Long.parseLong(parts.group(2)) : 0;
    }
}
