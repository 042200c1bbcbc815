package dev.storyreel.gateway.takes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceRangeTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private static final RateCard RATES = new RateCard(CATALOGUE);

    private static final Brief BRIEF = new Brief(
            "A lamp", null, null, 6, "16:9", "720p",
            new Brief.ModelChoice("animatic", "flux-dev", "seedance-1-lite", "stable-audio-2.5"), 7, List.of(), null, null);

    @Test
    void what_is_tried_on_a_refusal_is_in_the_ceiling_and_not_in_what_is_likely() {
        PriceRange wished = PriceRange.of(BRIEF, CATALOGUE, RATES);
        Brief trying = BRIEF.withOnRefusal(
                new OnRefusal(true, true, new OnRefusal.OtherModels(null, "flux-schnell", null, "lyria-3")));
        PriceRange tried = PriceRange.of(trying, CATALOGUE, RATES);

        assertThat(tried.clips().low()).isEqualByComparingTo(wished.clips().low());
        assertThat(tried.clips().high()).isEqualByComparingTo(wished.clips().high().multiply(BigDecimal.valueOf(3)));
        assertThat(tried.frames().low()).as("all refused by the first, unbilled").isEqualByComparingTo("0.003");
        assertThat(tried.frames().high()).as("3 beats").isEqualByComparingTo("0.234");
        assertThat(tried.music().high()).as("three runs and another model's").isEqualByComparingTo("0.64");
        assertThat(PriceRange.likely(trying, CATALOGUE, RATES))
                .isEqualByComparingTo(PriceRange.likely(BRIEF, CATALOGUE, RATES));
    }
}
