package dev.storyreel.gateway.web;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.StartTake;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The finished film and its poster, streamed. */
@RestController
class FilmController {

    private final FindVideo find;
    private final SendMedium send;

    FilmController(FindVideo find, SendMedium send) {
        this.find = find;
        this.send = send;
    }

    @Operation(summary = "The finished film, whole or by ranges: the current take, or the one named; ?download to save it")
    @GetMapping("/api/videos/{videoId}/final")
    void film(
            @PathVariable String videoId,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(required = false) @Nullable String download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(videoId, take, VideoCompleted::film, ".mp4", download, request, response);
    }

    @Operation(summary = "A still of the finished film")
    @GetMapping("/api/videos/{videoId}/poster")
    void poster(
            @PathVariable String videoId,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(required = false) @Nullable String download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        answer(videoId, take, VideoCompleted::poster, ".jpg", download, request, response);
    }

    private void answer(
            String videoId,
            @Nullable Integer number,
            Function<VideoCompleted, MediaRef> which,
            String extension,
            @Nullable String download,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        VideoState video = find.byId(videoId);
        TakeState take = number == null ? played(video) : StartTake.take(video, number);
        MediaRef medium = take.film().map(film -> which.apply(film.event())).orElseThrow(() -> notYet(videoId, take));
        boolean save = download != null && !download.equals("false");
        var disposition = save ? ContentDisposition.attachment() : ContentDisposition.inline();
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                disposition.filename(name(take) + extension, StandardCharsets.UTF_8).build().toString());
        if (!send.send(medium, request, response)) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "The film was made, but its file is no longer kept.",
                    new Refusal.Detail("videoId", videoId, "a video whose files are kept"));
        }
    }

    /** The current take; while that has no film, the latest that has one. */
    static TakeState played(VideoState video) {
        TakeState current = video.currentTake().orElseThrow();
        return current.film().isPresent()
                ? current
                : video.takes().sequencedValues().reversed().stream()
                        .filter(take -> take.film().isPresent())
                        .findFirst()
                        .orElse(current);
    }

    private static Refusal notYet(String videoId, TakeState take) {
        Status status = Status.of(take);
        String message = status.ended()
                ? "There is no film: its status is " + status + "."
                : "There is no film yet: its status is " + status + ".";
        return new Refusal(Refusal.Kind.NOT_READY, message, new Refusal.Detail("status", status, Status.COMPLETE));
    }

    private static String name(TakeState take) {
        @Nullable String title = DescribeStatus.title(
                take.brief().orElse(null),
                take.plan().map(plan -> plan.event().plan()).orElse(null));
        String safe = title == null ? "" : title.replaceAll("[^\\p{L}\\p{N} _-]", "").strip();
        return safe.isEmpty() ? "film" : safe;
    }
}
