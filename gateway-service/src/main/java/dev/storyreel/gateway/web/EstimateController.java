package dev.storyreel.gateway.web;

import dev.storyreel.events.Brief;
import dev.storyreel.gateway.Assets;
import dev.storyreel.gateway.ChooseModels;
import dev.storyreel.gateway.CurrentTenant;
import dev.storyreel.gateway.DraftBrief;
import dev.storyreel.gateway.GenerateRequest;
import dev.storyreel.gateway.takes.PriceRange;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what a film would cost, before anything is made or stored. */
@RestController
class EstimateController {

    /**
     * A price before there is a plan.
     *
     * @param likelyUsd with beats of the usual length
     * @param ceilingUsd the most it can cost; what {@code budgetUsd} would have to be to be sure
     * @param exact     whether low and ceiling are one
     * @param phases    from what to what, by phase
     * @param notices   models that will not be there for long, and what the ceiling counts
     */
    record Estimate(
            BigDecimal lowUsd,
            BigDecimal likelyUsd,
            BigDecimal ceilingUsd,
            boolean exact,
            List<PhaseRange> phases,
            Brief.ModelChoice models,
            int durationSeconds,
            @Nullable Boolean withinBudget,
            List<String> notices) {}

    record PhaseRange(String phase, String model, BigDecimal lowUsd, BigDecimal ceilingUsd) {}

    private static final String REFUSED_TRIES = "The ceiling counts every way that 'onRefusal' allows, for each piece;"
            + " most providers do not bill what they refuse, so it is seldom come near to.";

    private final CurrentTenant tenant;
    private final ChooseModels models;
    private final Assets assets;
    private final ModelCatalogue catalogue;
    private final RateCard rates;

    EstimateController(
            CurrentTenant tenant, ChooseModels models, Assets assets, ModelCatalogue catalogue, RateCard rates) {
        this.tenant = tenant;
        this.models = models;
        this.assets = assets;
        this.catalogue = catalogue;
        this.rates = rates;
    }

    @Operation(summary = "What a film would cost: the same body as for generating it; nothing is begun")
    @PostMapping(path = "/api/estimate", consumes = MediaType.APPLICATION_JSON_VALUE)
    Estimate estimate(@RequestBody GenerateRequest request) {
        String owner = tenant.id();
        Brief brief = new DraftBrief(models, id -> assets.find(owner, id), () -> 0).from(request);
        PriceRange price = PriceRange.of(brief, catalogue, rates);
        PriceRange.Range total = price.total();
        Brief.ModelChoice chosen = brief.models();
        BigDecimal budget = brief.budgetUsd();
        return new Estimate(
                total.low(),
                PriceRange.likely(brief, catalogue, rates),
                total.high(),
                total.low().compareTo(total.high()) == 0,
                List.of(
                        range("validation", chosen.plan(), price.plan()),
                        range("storyboard", chosen.image(), price.frames()),
                        range("chunks", chosen.clip(), price.clips()),
                        range("refine", chosen.music(), price.music())),
                chosen,
                brief.durationSeconds(),
                budget == null ? null : total.high().compareTo(budget) <= 0,
                notices(brief));
    }

    private List<String> notices(Brief brief) {
        List<String> notices = new ArrayList<>(models.notices(brief.models()));
        if (brief.onRefusal() != null) {
            notices.add(REFUSED_TRIES);
        }
        return List.copyOf(notices);
    }

    private static PhaseRange range(String phase, String model, PriceRange.Range range) {
        return new PhaseRange(phase, model, range.low(), range.high());
    }
}
