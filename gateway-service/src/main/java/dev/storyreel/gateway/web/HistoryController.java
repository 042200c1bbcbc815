package dev.storyreel.gateway.web;

import dev.storyreel.events.BudgetRaised;
import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeChosen;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.History;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.StartTake;
import dev.storyreel.media.MediaStore;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All that ever happened to a film, and the passport of what came of it. */
@RestController
class HistoryController {

    private static final int MOST = 500;

    /** @param next what {@code after} is for the next page; null where this is the last */
    record Page(String videoId, List<Line> facts, @Nullable Long next) {}

    /**
     * A fact.
     *
     * @param n      number in the video's history, from 1
     * @param id     of the fact
     * @param cause  the fact that led to it
     * @param by     who, where a person did it
     * @param usd    what it says was charged
     * @param status what the take then amounted to
     */
    record Line(
            long n,
            Instant at,
            String type,
            int take,
            @Nullable Slot slot,
            int attempt,
            String id,
            @Nullable String cause,
            @Nullable String request,
            @Nullable String by,
            @Nullable BigDecimal usd,
            Status status,
            Event event) {}

    private final CurrentTenant tenant;
    private final FindVideo find;
    private final History history;
    private final MediaStore media;

    HistoryController(CurrentTenant tenant, FindVideo find, History history, MediaStore media) {
        this.tenant = tenant;
        this.find = find;
        this.history = history;
        this.media = media;
    }

    @Operation(summary = "Every fact about a film, in the order in which it was heard")
    @GetMapping("/api/videos/{videoId}/history")
    Page history(
            @PathVariable String videoId,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int size) {
        VideoState video = find.byId(videoId);
        if (after < 0 || size < 1 || size > MOST) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "The page cannot be read as it is asked for.",
                    List.of(
                            new Refusal.Detail("after", after, "0 or the 'next' of the page before"),
                            new Refusal.Detail("size", size, "1 to " + MOST)));
        }
        List<Line> lines = history.after(tenant.id(), video.videoId(), after, size).stream()
                .map(HistoryController::line)
                .toList();
        return new Page(videoId, lines, lines.size() < size ? null : lines.getLast().n());
    }

    @Operation(
            summary = "For each second of the film that /final plays, or of the take named: prompt, model, seed,"
                    + " provider's job, inputs and cost")
    @GetMapping(path = "/api/videos/{videoId}/passport", produces = MediaType.APPLICATION_JSON_VALUE)
    void passport(
            @PathVariable String videoId,
            @RequestParam(required = false) @Nullable Integer take,
            HttpServletResponse response)
            throws IOException {
        VideoState video = find.byId(videoId);
        TakeState chosen = take == null ? FilmController.played(video) : StartTake.take(video, take);
        MediaRef film = chosen.film()
                .map(completed -> completed.event().film())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_READY,
                        "There is no film yet: its status is " + Status.of(chosen) + ".",
                        new Refusal.Detail("status", Status.of(chosen), Status.COMPLETE)));
        String key = film.key().substring(0, film.key().lastIndexOf('/') + 1) + "passport.json";
        MediaStore.OpenObject passport = media.open(key, null)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "This film has no passport: it was made before films had one, or its files are no longer kept.",
                        new Refusal.Detail("videoId", videoId, "a film made since")));
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        try (InputStream content = passport.content()) {
            content.transferTo(response.getOutputStream());
        }
    }

    private static Line line(History.Entry entry) {
        Event event = entry.event();
        return new Line(
                entry.n(),
                entry.saidAt(),
                Catalogue.typeOf(event),
                event.take().number(),
                event.slot(),
                event.attempt(),
                entry.factId(),
                entry.causationId(),
                entry.correlationId(),
                by(event),
                event instanceof WorkCharged charged ? charged.costUsd() : null,
                entry.after().status(),
                event);
    }

    private static @Nullable String by(Event event) {
        if (event instanceof TakeRequested asked) {
            return asked.by();
        }
        if (event instanceof TakeCancelled cancelled) {
            return cancelled.by();
        }
        if (event instanceof TakeChosen chosen) {
            return chosen.by();
        }
        return event instanceof BudgetRaised raised ? raised.by() : null;
    }
}
