package dev.storyreel.gateway.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.RerouteTake.Move;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A film of beats hero (8 s, two chunks) and reveal (4 s, one chunk), its models leaving it half-made. */
class RerouteTakeTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();
    private static final Slot HERO = Slot.clip("hero", 2);
    private static final Slot REVEAL = Slot.clip("reveal", 1);

    private final RerouteTake reroute = new RerouteTake(CATALOGUE, new RateCard(CATALOGUE));

    @Test
    void only_the_beats_that_are_not_made_become_the_other_models_and_are_priced() {
        TakeDraft draft = draft(half(), Map.of(REVEAL, WorkState.QUEUED, Slot.MUSIC, WorkState.SUBMITTED), clips())
                .orElseThrow();

        assertThat(draft.request().clipModels())
                .containsExactly(Map.entry("hero", "hailuo-02"), Map.entry("reveal", "hailuo-02"));
        assertThat(fresh(draft)).containsExactly("clip/hero/1", "clip/reveal/1", "cut", "film");
        assertThat(draft.usd()).isPositive();
        assertThat(draft(half().otherChunks(), Map.of(), clips())).as("all is made").isEmpty();
    }

    @Test
    void what_its_provider_has_in_hand_is_waited_for() {
        TakeDraft draft = draft(
                        half(),
                        Map.of(HERO, WorkState.SUBMITTED, REVEAL, WorkState.QUEUED, Slot.MUSIC, WorkState.QUEUED),
                        clips())
                .orElseThrow();

        assertThat(draft.request().clipModels()).containsOnlyKeys("reveal");
        assertThat(fresh(draft)).containsExactly("clip/reveal/1", "cut", "film");
        assertThat(draft.usd()).isEqualByComparingTo(new RateCard(CATALOGUE).clip("hailuo-02", 6, "720p", false));
        assertThat(draft.request().reused()).contains(HERO, Slot.clip("hero", 1), Slot.frame("hero"), Slot.MUSIC);
    }

    @Test
    void what_would_be_ordered_later_is_in_the_price_for_the_take_before_will_not_order_it() {
        TakeDraft draft = draft(half(), Map.of(REVEAL, WorkState.QUEUED), clips()).orElseThrow();

        assertThat(fresh(draft)).contains("music");
    }

    @Test
    void what_was_given_up_is_not_waited_for_though_its_job_goes_on() {
        TakeDraft draft = draft(half().chunkFailed(), Map.of(REVEAL, WorkState.SUBMITTED), clips()).orElseThrow();

        assertThat(draft.request().clipModels()).containsKey("reveal");
        assertThat(draft.request().reused()).doesNotContain(REVEAL);
    }

    @Test
    void what_is_made_and_not_heard_of_yet_is_kept() {
        TakeDraft draft = draft(half(), Map.of(HERO, WorkState.DONE, REVEAL, WorkState.QUEUED), clips()).orElseThrow();

        assertThat(draft.request().clipModels()).containsOnlyKeys("reveal");
        assertThat(draft.request().reused()).contains(HERO);
    }

    @Test
    void a_frame_that_is_not_drawn_becomes_the_other_models_alone() {
        TakeDraft draft = draft(
                        new Film().requested().planned(),
                        Map.of(Slot.frame("hero"), WorkState.SUBMITTED, Slot.frame("reveal"), WorkState.FAILED),
                        new Move(Kind.IMAGE, "animatic", "flux-schnell"))
                .orElseThrow();

        assertThat(draft.request().frameModels()).containsExactly(Map.entry("reveal", "flux-schnell"));
        assertThat(draft.request().brief().models().image()).isEqualTo("animatic");
        assertThat(fresh(draft)).startsWith("frame/reveal").doesNotContain("frame/hero").contains("clip/hero/1", "music");
        assertThat(draft.request().reused()).containsExactly(Slot.frame("hero"));
        assertThat(draft.usd()).isEqualByComparingTo("0.003");
    }

    @Test
    void music_and_plan_are_moved_where_they_are_not_there() {
        Move music = new Move(Kind.MUSIC, "animatic", "lyria-3");
        Move plan = new Move(Kind.PLAN, "animatic", "gpt-6-luna");

        TakeDraft composed = draft(half(), Map.of(Slot.MUSIC, WorkState.FAILED), music).orElseThrow();
        assertThat(composed.request().brief().models().music()).isEqualTo("lyria-3");
        assertThat(fresh(composed)).as("and what was not ordered yet").containsExactly(
                "clip/hero/2", "clip/reveal/1", "music", "cut", "film");
        assertThat(draft(Film.finished(), Map.of(Slot.MUSIC, WorkState.DONE), music)).isEmpty();
        assertThat(draft(half(), Map.of(Slot.MUSIC, WorkState.SUBMITTING), music)).isEmpty();

        TakeDraft planned = draft(new Film().requested(), Map.of(Slot.PLAN, WorkState.QUEUED), plan).orElseThrow();
        assertThat(planned.request().brief().models().plan()).isEqualTo("gpt-6-luna");
        assertThat(planned.exact()).isFalse();
        assertThat(draft(half(), Map.of(Slot.PLAN, WorkState.DONE), plan)).isEmpty();
    }

    @Test
    void a_film_of_other_models_is_left_alone_and_one_that_the_other_cannot_make_says_so() {
        assertThat(draft(half(), Map.of(), new Move(Kind.CLIP, "veo-3.1", "hailuo-02"))).isEmpty();
        assertThatThrownBy(() -> draft(half(), Map.of(), new Move(Kind.CLIP, "animatic", "hailuo-02-fast")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("'hailuo-02-fast' makes no 720p clips");
    }

    private static Move clips() {
        return new Move(Kind.CLIP, "animatic", "hailuo-02");
    }

    /** Drawn, with the first of its three clips. */
    private static Film half() {
        return new Film().requested().planned().drawn().firstChunk();
    }

    private Optional<TakeDraft> draft(Film film, Map<Slot, WorkState> work, Move move) {
        return reroute.draft(state(film), work, new TakeRef("local", film.id(), 2), move, "ada");
    }

    private static TakeState state(Film film) {
        VideoState state = VideoState.unheard("local", film.id());
        for (var fact : film.facts()) {
            state = state.evolve(fact);
        }
        return state.take(1).orElseThrow();
    }

    private static List<String> fresh(TakeDraft draft) {
        return draft.slots().stream()
                .filter(line -> line.fate() == SlotLine.Fate.NEW)
                .map(line -> line.slot().name())
                .toList();
    }
}
