package dev.storyreel.gateway.web;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.VideoCompleted;
import dev.storyreel.events.WorkCharged;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.TakeState.Known;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Links;
import dev.storyreel.gateway.web.VideoAnswer.Asked;
import dev.storyreel.gateway.web.VideoAnswer.CostBreakdown;
import dev.storyreel.gateway.web.VideoAnswer.Film;
import dev.storyreel.gateway.web.VideoAnswer.Reference;
import dev.storyreel.gateway.web.VideoAnswer.Work;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A video's state in full. */
@Component
class DescribeVideo {

    private final Links links;

    DescribeVideo(Links links) {
        this.links = links;
    }

    VideoAnswer of(VideoState video, TakeState take, StatusAnswer status) {
        return new VideoAnswer(
                status,
                new ArrayList<>(video.takes().keySet()),
                take.brief().map(this::asked).orElse(null),
                take.plan().map(planned -> planned.event().plan()).orElse(null),
                costs(take),
                take.charges().stream()
                        .sorted(Comparator.comparing(Known::at))
                        .map(DescribeVideo::work)
                        .toList(),
                take.film().map(film -> film(film.event())).orElse(null));
    }

    private Asked asked(Brief brief) {
        MediaRef track = brief.track();
        return new Asked(
                brief.prompt(),
                brief.title(),
                brief.description(),
                brief.durationSeconds(),
                brief.aspect(),
                brief.resolution(),
                brief.models(),
                brief.seed(),
                brief.references().stream()
                        .map(one -> new Reference(links.to(one.image()), one.role(), one.caption()))
                        .toList(),
                track == null ? null : links.to(track),
                brief.budgetUsd());
    }

    private static CostBreakdown costs(TakeState take) {
        Costs costs = Costs.of(take);
        Map<String, BigDecimal> byPhase = new LinkedHashMap<>();
        costs.byPhase().forEach((phase, usd) -> byPhase.put(phase.label(), usd));
        return new CostBreakdown(costs.totalUsd(), byPhase, costs.byModel());
    }

    private static Work work(Known<WorkCharged> charged) {
        WorkCharged work = charged.event();
        return new Work(
                work.phase(),
                work.slot(),
                work.attempt(),
                work.provider(),
                work.model(),
                work.estimateUsd(),
                work.costUsd(),
                work.workSeconds(),
                charged.at());
    }

    private static Film film(VideoCompleted film) {
        return new Film(
                film.seconds(), film.width(), film.height(), film.fps(), film.loudnessLufs(), film.film().bytes());
    }
}
