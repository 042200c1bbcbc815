package dev.storyreel.gateway.web;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhasePaused;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.pipeline.PhaseReport;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Links;
import dev.storyreel.gateway.TakeSummary;
import dev.storyreel.gateway.TimeLeft;
import dev.storyreel.gateway.takes.PriceFilm;
import dev.storyreel.gateway.web.StatusAnswer.Chunk;
import dev.storyreel.gateway.web.StatusAnswer.Frame;
import dev.storyreel.gateway.web.StatusAnswer.PhaseLine;
import dev.storyreel.gateway.web.StatusAnswer.PhaseState;
import dev.storyreel.gateway.web.StatusAnswer.State;
import dev.storyreel.gateway.web.StatusAnswer.Trouble;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A video's state, as its maker sees it. */
@Component
class DescribeStatus {

    private final Links links;
    private final ListChunks chunks;
    private final PriceFilm price;
    private final TimeLeft timeLeft;
    private final Clock clock;

    DescribeStatus(Links links, ListChunks chunks, PriceFilm price, TimeLeft timeLeft, Clock clock) {
        this.links = links;
        this.chunks = chunks;
        this.price = price;
        this.timeLeft = timeLeft;
        this.clock = clock;
    }

    StatusAnswer of(VideoState video, TakeState take) {
        TakeSummary summary = TakeSummary.of(take);
        @Nullable Brief brief = take.brief().orElse(null);
        @Nullable Plan plan = take.plan().map(planned -> planned.event().plan()).orElse(null);
        List<Frame> storyboard = storyboard(take, plan);
        List<Chunk> list = chunks.of(take, brief, plan);
        return new StatusAnswer(
                video.videoId(),
                take.number(),
                title(brief, plan),
                summary.status(),
                summary.progress(),
                summary.currentPhase(),
                (int) list.stream().filter(chunk -> chunk.status() == State.READY).count(),
                list.isEmpty() ? null : list.size(),
                timeLeft.seconds(take, clock.instant()).orElse(null),
                summary.costUsd(),
                estimate(take, plan),
                trouble(take, summary.status()),
                PhaseReport.of(take).stream().map(DescribeStatus::line).toList(),
                storyboard,
                list,
                storyboard.stream().map(Frame::frameUrl).filter(Objects::nonNull).toList(),
                link(take.cut().map(cut -> cut.event().cut())),
                link(take.film().map(film -> film.event().film())),
                link(take.film().map(film -> film.event().poster())),
                link(take.soundtrack().map(music -> music.event().track())),
                video.firstSaid().orElse(Instant.EPOCH),
                video.lastSaid().orElse(Instant.EPOCH));
    }

    private @Nullable BigDecimal estimate(TakeState take, @Nullable Plan plan) {
        Set<Slot> reused = take.another().<Set<Slot>>map(said -> said.event().reused()).orElse(Set.of());
        return take.commission()
                .flatMap(said -> Commission.of(said.event()))
                .flatMap(asked -> plan == null ? Optional.empty() : price.estimate(asked, plan, reused))
                .orElse(null);
    }

    private List<Frame> storyboard(TakeState take, @Nullable Plan plan) {
        var frames = take.frames();
        if (plan == null) {
            return frames.values().stream()
                    .map(frame -> new Frame(frame.event().beatId(), null, 0, links.to(frame.event().image())))
                    .toList();
        }
        return plan.beats().stream()
                .map(beat -> new Frame(
                        beat.id(),
                        beat.description(),
                        beat.seconds(),
                        link(Optional.ofNullable(frames.get(beat.id())).map(frame -> frame.event().image()))))
                .toList();
    }

    private @Nullable URI link(Optional<MediaRef> medium) {
        return medium.map(links::to).orElse(null);
    }

    static @Nullable String title(@Nullable Brief brief, @Nullable Plan plan) {
        return brief != null && brief.title() != null ? brief.title() : plan == null ? null : plan.title();
    }

    private static @Nullable Trouble trouble(TakeState take, Status status) {
        return switch (status) {
            case REJECTED -> take.rejection()
                    .map(said -> said.event())
                    .map(said -> new Trouble(said.code(), said.message(), said.suggestion()))
                    .orElse(null);
            case FAILED -> take.failures().stream()
                    .map(said -> said.event().failure())
                    .map(said -> new Trouble(said.code(), said.message(), said.suggestion()))
                    .findFirst()
                    .orElse(null);
            case AWAITING_BUDGET, AWAITING_OPERATOR -> take.pauses().stream()
                    .map(said -> new Trouble(status.name(), said.event().message(), remedy(said.event())))
                    .findFirst()
                    .orElse(null);
            case QUEUED, VALIDATING, STORYBOARDING, RENDERING_CHUNKS, REFINING, COMPLETE, CANCELLED -> null;
        };
    }

    private static String remedy(PhasePaused paused) {
        return switch (paused.reason()) {
            case BUDGET -> "POST /api/videos/" + paused.take().videoId() + "/budget {\"budgetUsd\": "
                    + (paused.neededUsd() == null ? "…" : paused.neededUsd().toPlainString()) + "}";
            case DAILY_CAP -> "It goes on by itself after midnight UTC, or when the day's cap is raised: "
                    + "storyreel.ledger.daily-cap-usd, or daily_cap_usd of the tenant in ledger.tenant.";
            case IN_DOUBT -> "An operator finds the call's workKey with GET /api/ops/in-doubt and decides: "
                    + "POST /api/ops/in-doubt/{workKey} {\"decision\": \"adopt\" | \"resubmit\" | \"write-off\"}";
        };
    }

    private static PhaseLine line(PhaseReport report) {
        PhaseState state = PhaseState.valueOf(report.state().name());
        Phase phase = report.phase();
        return new PhaseLine(
                phase,
                state,
                report.startedAt(),
                report.endedAt(),
                report.duration().map(ran -> ran.toMillis() / 1000.0).orElse(null),
                report.costUsd());
    }
}
