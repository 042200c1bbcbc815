package dev.storyreel.gateway.web;

import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.Links;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.Videos;
import dev.storyreel.gateway.takes.StartTake;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library: how one video stands, all about it, and the list of them. */
@RestController
class VideosController {

    private static final int MAX_SIZE = 100;
    private static final int MAX_PAGE = 100_000;

    /** @param total of all pages */
    record Library(List<Line> videos, int page, int size, long total) {}

    record Line(
            String videoId,
            int take,
            Status status,
            int progress,
            @Nullable String title,
            @Nullable String prompt,
            @Nullable Integer durationSeconds,
            BigDecimal costUsd,
            @Nullable URI posterUrl,
            Instant createdAt,
            Instant updatedAt) {}

    private final CurrentTenant tenant;
    private final FindVideo find;
    private final Videos videos;
    private final Links links;
    private final DescribeStatus status;
    private final DescribeVideo detail;

    VideosController(
            CurrentTenant tenant,
            FindVideo find,
            Videos videos,
            Links links,
            DescribeStatus status,
            DescribeVideo detail) {
        this.tenant = tenant;
        this.find = find;
        this.videos = videos;
        this.links = links;
        this.status = status;
        this.detail = detail;
    }

    @Operation(summary = "How a film stands; its latest take, or the one named")
    @GetMapping("/api/status/{videoId}")
    StatusAnswer status(@PathVariable String videoId, @RequestParam(required = false) @Nullable Integer take) {
        VideoState video = find.byId(videoId);
        return status.of(video, StartTake.take(video, take));
    }

    @Operation(summary = "All about a film: what was asked, the plan, what each piece cost")
    @GetMapping("/api/videos/{videoId}")
    VideoAnswer video(@PathVariable String videoId, @RequestParam(required = false) @Nullable Integer take) {
        VideoState video = find.byId(videoId);
        TakeState chosen = StartTake.take(video, take);
        return detail.of(video, chosen, status.of(video, chosen));
    }

    @Operation(summary = "The films there are, the newest first")
    @GetMapping("/api/videos")
    Library list(
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        within("page", page, 0, MAX_PAGE);
        within("size", size, 1, MAX_SIZE);
        Videos.Page found = videos.list(tenant.id(), status, page, size);
        return new Library(found.rows().stream().map(this::line).toList(), page, size, found.total());
    }

    private Line line(Videos.Row row) {
        String poster = row.posterKey();
        return new Line(
                row.videoId(),
                row.take(),
                row.status(),
                row.progress(),
                row.title(),
                row.prompt(),
                row.durationSeconds(),
                row.costUsd(),
                poster == null ? null : links.to(poster),
                row.createdAt(),
                row.updatedAt());
    }

    private static void within(String field, int given, int least, int most) {
        if (given < least || given > most) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "'" + field + "' is not as it must be; see details.",
                    new Refusal.Detail(field, given, least + " to " + most));
        }
    }
}
