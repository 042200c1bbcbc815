package dev.storyreel.gateway.web;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Progress;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.ChooseModels;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.OnceByKey;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.TakeSummary;
import dev.storyreel.gateway.takes.PlanTake;
import dev.storyreel.gateway.takes.SlotLine;
import dev.storyreel.gateway.takes.StartTake;
import dev.storyreel.gateway.takes.TakeDraft;
import dev.storyreel.gateway.takes.TakeWish;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes of a film: asked for, priced, listed, compared, called off, chosen. */
@RestController
class TakesController {

    /**
     * A take that was asked for, or could be.
     *
     * @param priceUsd what it costs; where that is not exact, the most it can cost
     * @param lowUsd   the least it can cost
     * @param price    {@code exact} or {@code ceiling}
     * @param budget   what the video's budget says to it; null where there is none
     * @param slots    what is new and what is reused
     * @param notices  models that will not be there for long, and are asked for something new
     */
    record TakeAnswer(
            String videoId,
            int take,
            int basedOn,
            boolean dryRun,
            BigDecimal priceUsd,
            BigDecimal lowUsd,
            String price,
            @Nullable BudgetLine budget,
            List<SlotLine> slots,
            List<String> notices,
            @Nullable URI status) {}

    /** @param enough whether the take fits; where it does not it will pause, and ask */
    record BudgetLine(BigDecimal budgetUsd, BigDecimal spentUsd, boolean enough) {}

    /** A take that was begun before with the same key. */
    record Replayed(String videoId, int take, URI status) {}

    record TakeLine(
            int take,
            @Nullable Integer basedOn,
            boolean current,
            Status status,
            int progress,
            @Nullable Phase phase,
            BigDecimal costUsd,
            List<Slot> redone,
            List<String> otherModels,
            @Nullable String by,
            URI statusUrl,
            URI finalUrl) {}

    record Takes(String videoId, List<TakeLine> takes) {}

    record CancelWish(@Nullable String reason) {}

    record BudgetWish(@Nullable BigDecimal budgetUsd) {}

    record Choice(@Nullable Integer take) {}

    private static final String SOMEBODY = "user";

    private final FindVideo find;
    private final PlanTake plan;
    private final StartTake start;
    private final DescribeComparison compare;
    private final ChooseModels models;

    TakesController(
            FindVideo find, PlanTake plan, StartTake start, DescribeComparison compare, ChooseModels models) {
        this.find = find;
        this.plan = plan;
        this.start = start;
        this.compare = compare;
        this.models = models;
    }

    @Operation(summary = "Ask for another take; with ?dryRun=true say only what it costs, slot by slot")
    @PostMapping("/api/videos/{videoId}/takes")
    ResponseEntity<Object> take(
            @PathVariable String videoId,
            @RequestBody TakeWish wish,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return answer(videoId, key, OnceByKey.fingerprint(wish), dryRun, (video, next) -> plan.draft(
                StartTake.take(video, wish.basedOn()), next, wish, SOMEBODY));
    }

    @Operation(summary = "Make what failed anew, in another take; all else is kept")
    @PostMapping("/api/videos/{videoId}/retry")
    ResponseEntity<Object> retry(
            @PathVariable String videoId,
            @RequestParam(required = false) @Nullable Integer take,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return answer(videoId, key, "retry " + take, dryRun, (video, next) ->
                plan.retry(StartTake.take(video, take), next, SOMEBODY));
    }

    @Operation(summary = "The takes of a film")
    @GetMapping("/api/videos/{videoId}/takes")
    Takes takes(@PathVariable String videoId) {
        VideoState video = find.byId(videoId);
        int current = video.currentTake().map(TakeState::number).orElse(0);
        return new Takes(
                videoId,
                video.takes().values().stream()
                        .map(take -> line(videoId, take, take.number() == current))
                        .toList());
    }

    @Operation(summary = "Two takes side by side, slot by slot")
    @GetMapping("/api/videos/{videoId}/takes/compare")
    DescribeComparison.Comparison compare(
            @PathVariable String videoId, @RequestParam int a, @RequestParam int b) {
        VideoState video = find.byId(videoId);
        return compare.of(StartTake.take(video, a), StartTake.take(video, b));
    }

    @Operation(summary = "Call the latest take off; what was spent stays spent")
    @PostMapping("/api/videos/{videoId}/cancel")
    ResponseEntity<Void> cancel(@PathVariable String videoId, @RequestBody(required = false) @Nullable CancelWish wish) {
        start.cancel(videoId, null, SOMEBODY, wish == null ? null : wish.reason());
        return ResponseEntity.accepted().location(URI.create("/api/status/" + videoId)).build();
    }

    @Operation(summary = "Call a take off; what was spent stays spent, and what other takes share goes on")
    @PostMapping("/api/videos/{videoId}/takes/{take}/cancel")
    ResponseEntity<Void> cancelTake(
            @PathVariable String videoId,
            @PathVariable int take,
            @RequestBody(required = false) @Nullable CancelWish wish) {
        start.cancel(videoId, take, SOMEBODY, wish == null ? null : wish.reason());
        return ResponseEntity.accepted().location(status(videoId, take)).build();
    }

    @Operation(summary = "Raise what the film may cost; a take that waits for it goes on")
    @PostMapping("/api/videos/{videoId}/budget")
    ResponseEntity<Void> raise(@PathVariable String videoId, @RequestBody BudgetWish wish) {
        BigDecimal usd = required("budgetUsd", wish.budgetUsd(), "US dollars, more than it is");
        start.raise(videoId, usd, SOMEBODY);
        return ResponseEntity.accepted().location(URI.create("/api/status/" + videoId)).build();
    }

    @Operation(summary = "Say which take is the film's current one: the one that is played where no take is named")
    @PutMapping("/api/videos/{videoId}/current")
    ResponseEntity<Void> choose(@PathVariable String videoId, @RequestBody Choice choice) {
        start.choose(videoId, required("take", choice.take(), "the number of a finished take"), SOMEBODY);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Object> answer(
            String videoId,
            @Nullable String key,
            String fingerprint,
            boolean dryRun,
            BiFunction<VideoState, TakeRef, TakeDraft> draft) {
        VideoState video = find.byId(videoId);
        if (dryRun) {
            var next = new TakeRef(video.tenant(), videoId, video.takes().lastKey() + 1);
            return ResponseEntity.ok(answer(video, draft.apply(video, next), true));
        }
        StartTake.Started started = start.start(videoId, key, fingerprint, draft);
        URI status = status(videoId, started.take().number());
        TakeDraft drafted = started.draft();
        return ResponseEntity.accepted()
                .location(status)
                .header("Idempotency-Replayed", Boolean.toString(started.replayed()))
                .body(drafted == null
                        ? new Replayed(videoId, started.take().number(), status)
                        : answer(video, drafted, false));
    }

    private TakeAnswer answer(VideoState video, TakeDraft draft, boolean dryRun) {
        int number = draft.request().take().number();
        return new TakeAnswer(
                video.videoId(),
                number,
                draft.request().basedOn(),
                dryRun,
                draft.usd(),
                draft.lowUsd(),
                draft.exact() ? "exact" : "ceiling",
                video.budgetUsd().map(budget -> budget(video, budget, draft.usd())).orElse(null),
                draft.slots(),
                notices(draft),
                dryRun ? null : status(video.videoId(), number));
    }

    private List<String> notices(TakeDraft draft) {
        if (draft.request().plan() == null) {
            return models.notices(draft.request().brief().models());
        }
        return draft.slots().stream()
                .filter(line -> line.fate() == SlotLine.Fate.NEW && line.model() != null)
                .flatMap(line -> models.notice(line.kind(), String.valueOf(line.model())).stream())
                .distinct()
                .toList();
    }

    private static BudgetLine budget(VideoState video, BigDecimal budget, BigDecimal price) {
        BigDecimal spent = video.takes().values().stream()
                .map(take -> Costs.of(take).totalUsd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BudgetLine(budget, spent, spent.add(price).compareTo(budget) <= 0);
    }

    private static TakeLine line(String videoId, TakeState take, boolean current) {
        var asked = take.another().map(said -> said.event());
        Status status = Status.of(take);
        return new TakeLine(
                take.number(),
                asked.map(request -> request.basedOn()).orElse(null),
                current,
                status,
                Progress.of(take),
                TakeSummary.of(take).currentPhase(),
                Costs.of(take).totalUsd(),
                asked.map(request -> List.copyOf(request.redos().keySet())).orElse(List.of()),
                asked.map(request -> request.clipModels().entrySet().stream()
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList())
                        .orElse(List.of()),
                asked.map(request -> request.by()).orElse(null),
                status(videoId, take.number()),
                URI.create("/api/videos/" + videoId + "/final?take=" + take.number()));
    }

    private static URI status(String videoId, int take) {
        return URI.create("/api/status/" + videoId + "?take=" + take);
    }

    private static <T> T required(String field, @Nullable T given, String allowed) {
        return Optional.ofNullable(given)
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.INVALID_REQUEST, "'" + field + "' is missing.", new Refusal.Detail(field, null, allowed)));
    }
}
