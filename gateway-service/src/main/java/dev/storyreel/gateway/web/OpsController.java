package dev.storyreel.gateway.web;

import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.desk.Decisions.Decision;
import dev.storyreel.ledger.desk.Decisions.Kind;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.desk.DoubtDesk;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What operators see and decide: paid calls in doubt, and failed work to be attempted anew. Each decision is audited. */
@RestController
class OpsController {

    /**
     * A paid call that was cut off.
     *
     * @param parked whether only a person can resolve it
     * @param call   as it went out, or would have; keys are no part of it
     */
    record DoubtLine(
            String workKey,
            int attempt,
            String videoId,
            int take,
            Phase phase,
            Slot slot,
            String provider,
            String model,
            BigDecimal usd,
            @Nullable Instant since,
            boolean parked,
            @Nullable String call) {}

    record Doubts(List<DoubtLine> inDoubt, BigDecimal usd) {}

    /**
     * @param decision      {@code adopt}, {@code resubmit} or {@code write-off}
     * @param providerJobId for {@code adopt}
     * @param by            who decides
     */
    record DecisionWish(
            @Nullable String decision, @Nullable String providerJobId, @Nullable String by, @Nullable String note) {}

    record Decided(long id, String workKey, String decision) {}

    /** @param since such as {@code PT2H}: how far back */
    record RetryWish(@Nullable Phase phase, @Nullable Duration since, @Nullable Boolean dryRun, @Nullable String by) {}

    record RetryLine(
            String workKey, int attempt, String videoId, Slot slot, String model, BigDecimal usd, @Nullable String code) {}

    /** @param usd of all together, by the rate card */
    record Retried(Phase phase, boolean dryRun, int pieces, BigDecimal usd, List<RetryLine> work) {}

    private static final Map<String, Kind> DECISIONS =
            Map.of("adopt", Kind.ADOPT, "resubmit", Kind.RESUBMIT, "write-off", Kind.WRITE_OFF);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final int LONGEST_JOB_ID = 300;

    private final DoubtDesk desk;
    private final Decisions decisions;
    private final OperatorGate gate;
    private final Clock clock;

    OpsController(DoubtDesk desk, Decisions decisions, OperatorGate gate, Clock clock) {
        this.desk = desk;
        this.decisions = decisions;
        this.gate = gate;
        this.clock = clock;
    }

    @Operation(summary = "Paid calls of which it is not known whether they were accepted")
    @GetMapping("/api/ops/in-doubt")
    Doubts inDoubt(HttpServletRequest request) {
        gate.check(request);
        List<DoubtLine> lines = desk.inDoubt().stream().map(OpsController::line).toList();
        return new Doubts(lines, lines.stream().map(DoubtLine::usd).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Operation(summary = "Decide on a call in doubt: adopt a job, resubmit, or write it off")
    @PostMapping("/api/ops/in-doubt/{workKey}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Decided decide(@PathVariable String workKey, @RequestBody DecisionWish wish, HttpServletRequest request) {
        gate.check(request);
        Kind kind = DECISIONS.get(Objects.requireNonNullElse(wish.decision(), ""));
        if (kind == null) {
            throw invalid("decision", wish.decision(), DECISIONS.keySet().stream().sorted().toList());
        }
        String job = wish.providerJobId();
        if (kind == Kind.ADOPT && (job == null || job.isBlank() || job.length() > LONGEST_JOB_ID)) {
            throw invalid("providerJobId", job, "the id of the provider's job that is to be adopted");
        }
        DoubtDesk.InDoubt doubt = desk.inDoubt().stream()
                .filter(one -> one.work().key().equals(workKey))
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "No call with this key is in doubt.",
                        new Detail("workKey", workKey, "a key that GET /api/ops/in-doubt lists")));
        String by = Objects.requireNonNullElse(wish.by(), "operator");
        long id = decisions
                .decide(workKey, doubt.work().attempt(), kind, job, by, wish.note())
                .orElseThrow();
        return new Decided(id, workKey, String.valueOf(wish.decision()));
    }

    @Operation(summary = "What was decided, by whom, and what came of it; the latest first")
    @GetMapping("/api/ops/audit")
    List<Decision> audit(@RequestParam(defaultValue = "100") int size, HttpServletRequest request) {
        gate.check(request);
        return decisions.audit(Math.clamp(size, 1, 1000));
    }

    @Operation(summary = "Attempt anew what failed unbilled in a phase; with dryRun only say what that is and costs")
    @PostMapping("/api/ops/retry")
    Retried retry(@RequestBody RetryWish wish, HttpServletRequest request) {
        gate.check(request);
        Phase phase = wish.phase();
        if (phase == null) {
            throw invalid("phase", null, List.of("validation", "storyboard", "chunks", "refine"));
        }
        Duration since = Objects.requireNonNullElse(wish.since(), A_DAY);
        List<Work> failed = desk.retryable(phase, clock.instant().minus(since.abs()));
        boolean dryRun = Boolean.TRUE.equals(wish.dryRun());
        if (!dryRun) {
            String by = Objects.requireNonNullElse(wish.by(), "operator");
            failed.forEach(work ->
                    decisions.decide(work.key(), work.attempt(), Kind.RETRY, null, by, "retry of " + phase.label()));
        }
        return new Retried(
                phase,
                dryRun,
                failed.size(),
                failed.stream().map(Work::estimateUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
                failed.stream().map(OpsController::retryLine).toList());
    }

    private static DoubtLine line(DoubtDesk.InDoubt doubt) {
        Work work = doubt.work();
        return new DoubtLine(
                work.key(),
                work.attempt(),
                work.order().take().videoId(),
                work.order().take().number(),
                work.order().phase(),
                work.order().slot(),
                work.provider(),
                work.order().request().model(),
                work.estimateUsd(),
                doubt.since(),
                doubt.parked(),
                doubt.call());
    }

    private static RetryLine retryLine(Work work) {
        return new RetryLine(
                work.key(),
                work.attempt(),
                work.order().take().videoId(),
                work.order().slot(),
                work.order().request().model(),
                work.estimateUsd(),
                work.failure() == null ? null : work.failure().code());
    }

    private static Refusal invalid(String field, @Nullable Object given, Object allowed) {
        return new Refusal(
                Refusal.Kind.INVALID_REQUEST, "'" + field + "' is not as it must be.", new Detail(field, given, allowed));
    }
}
