package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.MusicRequest;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;

/** What a film will have cost once it is finished, by its plan and the rate card. Pure; exact but for the plan's tokens. */
public final class PriceFilm {

    private final ModelCatalogue catalogue;
    private final RateCard rates;

    public PriceFilm(ModelCatalogue catalogue, RateCard rates) {
        this.catalogue = catalogue;
        this.rates = rates;
    }

    public BigDecimal estimate(Brief brief, Plan plan) {
        Brief.ModelChoice models = brief.models();
        ModelSpec.Clip able = catalogue.spec(Kind.CLIP, models.clip()).clipOrThrow();
        List<Integer> lengths = able.secondsAt(brief.resolution());
        BigDecimal planned = rates.estimate(Kind.PLAN, new PlanRequest(models.plan(), brief, lengths));
        BigDecimal drawn = rates.image(models.image(), brief.resolution())
                .multiply(BigDecimal.valueOf(plan.beats().size()));
        boolean sound = able.ownSound() && brief.track() == null;
        BigDecimal rendered = PlannedChunk.of(plan, lengths).stream()
                .map(chunk -> rates.clip(models.clip(), chunk.seconds(), brief.resolution(), sound))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return planned.add(drawn).add(rendered).add(music(brief, plan, able));
    }

    private BigDecimal music(Brief brief, Plan plan, ModelSpec.Clip able) {
        if (brief.track() != null || !plan.audio().music() || able.ownSound()) {
            return BigDecimal.ZERO;
        }
        double seconds = plan.totalSeconds() + MusicRequest.MARGIN_SECONDS;
        return rates.estimate(
                Kind.MUSIC,
                new MusicRequest(
                        brief.models().music(), "", plan.audio(), plan.mood(), List.of(0.0), seconds, brief.seed()));
    }
}
