package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Fact;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Slot;
import dev.storyreel.events.StartsOn;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.takes.PriceFilm;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ForecastTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private final TimeLeft timeLeft = new TimeLeft(CATALOGUE);

    @Test
    void the_chunks_of_a_plan_follow_the_models_lengths() {
        List<PlannedChunk> chunks = PlannedChunk.of(plan(), List.of(6));
        assertThat(chunks).extracting(PlannedChunk::index).containsExactly(0, 1, 2);
        assertThat(chunks).extracting(chunk -> chunk.slot().name())
                .containsExactly("clip/hero/1", "clip/hero/2", "clip/reveal/1");
        assertThat(chunks).extracting(PlannedChunk::startsOn)
                .containsExactly(StartsOn.STORYBOARD, StartsOn.LAST_FRAME, StartsOn.STORYBOARD);
        assertThat(chunks).extracting(PlannedChunk::playedSeconds).containsExactly(6, 2, 4);
    }

    @Test
    void a_free_film_costs_nothing_and_a_paid_clip_its_seconds() {
        PriceFilm price = new PriceFilm(CATALOGUE, new RateCard(CATALOGUE));
        assertThat(estimate(price, Film.brief())).isZero();

        String paid = CATALOGUE.choices(Kind.CLIP).stream()
                .filter(model -> !model.name().equals("animatic") && !model.clipOrThrow().ownSound())
                .filter(model -> model.clipOrThrow().resolutions().contains("720p"))
                .findFirst()
                .orElseThrow()
                .name();
        Brief free = Film.brief();
        Brief brief = new Brief(
                free.prompt(), null, null, free.durationSeconds(), "16:9", "720p",
                new Brief.ModelChoice("animatic", "animatic", paid, "animatic"), 1, List.of(), null, null);
        List<Integer> lengths = CATALOGUE.spec(Kind.CLIP, paid).clipOrThrow().secondsAt("720p");
        BigDecimal clips = PlannedChunk.of(plan(), lengths).stream()
                .map(chunk -> new RateCard(CATALOGUE).clip(paid, chunk.seconds(), "720p", false))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(estimate(price, brief)).isEqualByComparingTo(clips).isPositive();
        Slot kept = Slot.clip("hero", 1);
        assertThat(price.estimate(Commission.of(brief), plan(), Set.of(kept)).orElseThrow()).isLessThan(clips);
    }

    @Test
    void what_a_film_costs_is_not_said_where_its_model_is_gone() {
        Brief free = Film.brief();
        Brief brief = new Brief(
                free.prompt(), null, null, free.durationSeconds(), "16:9", "720p",
                new Brief.ModelChoice("animatic", "animatic", "forgotten-1", "animatic"), 1, List.of(), null, null);
        PriceFilm price = new PriceFilm(CATALOGUE, new RateCard(CATALOGUE));

        assertThat(price.estimate(Commission.of(brief), plan(), Set.of())).isEmpty();
    }

    private static BigDecimal estimate(PriceFilm price, Brief brief) {
        return price.estimate(Commission.of(brief), plan(), Set.of()).orElseThrow();
    }

    @Test
    void time_left_shrinks_as_the_film_grows_and_is_nought_at_the_end() {
        long queued = left(new Film().requested(), 0);
        long drawn = left(new Film().requested().planned().drawn(), 9);
        long cut = left(new Film().requested().planned().drawn().firstChunk().otherChunks().cut(), 16);
        assertThat(queued).isGreaterThan(drawn);
        assertThat(drawn).isGreaterThan(cut);
        assertThat(cut).isPositive();
        assertThat(left(Film.finished(), 17)).isZero();
    }

    @Test
    void a_phase_that_has_shown_its_pace_is_taken_at_it() {
        Film film = new Film().requested().planned().drawn().firstChunk();
        assertThat(left(film, 300)).isGreaterThan(left(film, 30));
    }

    @Test
    void nothing_is_expected_of_a_take_that_has_failed() {
        assertThat(timeLeft.seconds(take(new Film().requested().rejected()), Film.BEGIN)).isEmpty();
    }

    private long left(Film film, int second) {
        Instant now = Film.BEGIN.plusSeconds(second);
        return timeLeft.seconds(take(film), now).orElseThrow();
    }

    private static TakeState take(Film film) {
        VideoState state = VideoState.unheard("local", film.id());
        for (Fact<?> fact : film.facts()) {
            state = state.evolve(fact);
        }
        return state.latestTake().orElseThrow();
    }

    private static dev.storyreel.events.Plan plan() {
        return new Film().planned().facts().stream()
                .map(Fact::event)
                .filter(PlanReady.class::isInstance)
                .map(event -> ((PlanReady) event).plan())
                .findFirst()
                .orElseThrow();
    }
}
