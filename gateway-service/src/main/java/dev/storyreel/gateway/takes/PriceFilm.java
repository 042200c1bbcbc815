package dev.storyreel.gateway.takes;

import dev.storyreel.events.Commission;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a take will have cost once it is finished, by its plan and the rate card. Pure; exact but for the plan's tokens. */
public final class PriceFilm {

    private final ModelCatalogue catalogue;
    private final RateCard rates;

    public PriceFilm(ModelCatalogue catalogue, RateCard rates) {
        this.catalogue = catalogue;
        this.rates = rates;
    }

    /**
     * @param reused what it takes over from another take
     * @return empty where the catalogue no longer has one of its models
     */
    public Optional<BigDecimal> estimate(Commission asked, Plan plan, Set<Slot> reused) {
        if (!known(asked, plan)) {
            return Optional.empty();
        }
        Cast cast = Cast.of(asked, plan, catalogue);
        BigDecimal planned = asked.plan() == null ? planned(asked) : BigDecimal.ZERO;
        return Optional.of(cast.slots().stream()
                .filter(slot -> !reused.contains(slot))
                .map(slot -> cast.price(slot, rates))
                .reduce(planned, BigDecimal::add));
    }

    private BigDecimal planned(Commission asked) {
        List<Integer> lengths = catalogue
                .spec(Kind.CLIP, asked.brief().models().clip())
                .clipOrThrow()
                .secondsAt(asked.brief().resolution());
        return rates.estimate(Kind.PLAN, new PlanRequest(asked.brief().models().plan(), asked.brief(), lengths));
    }

    private boolean known(Commission asked, Plan plan) {
        var models = asked.brief().models();
        return catalogue.find(Kind.PLAN, models.plan()).isPresent()
                && catalogue.find(Kind.IMAGE, models.image()).isPresent()
                && catalogue.find(Kind.CLIP, models.clip()).isPresent()
                && catalogue.find(Kind.MUSIC, models.music()).isPresent()
                && asked.clipModels(plan).values().stream()
                        .allMatch(model -> catalogue.find(Kind.CLIP, model).isPresent())
                && asked.frameModels().values().stream()
                        .allMatch(model -> catalogue.find(Kind.IMAGE, model).isPresent());
    }
}
