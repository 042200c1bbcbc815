package dev.storyreel.gateway.takes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Film;
import dev.storyreel.gateway.GenerateRequest;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.TakeWish.BeatEdit;
import dev.storyreel.gateway.takes.TakeWish.Changes;
import dev.storyreel.gateway.takes.TakeWish.Models;
import dev.storyreel.gateway.takes.TakeWish.MusicWish;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A film of beats hero (8 s, two chunks) and reveal (4 s, one chunk), all free; and what another take of it is. */
class PlanTakeTest {

    private static final ModelCatalogue CATALOGUE = ModelCatalogue.load();

    private final PlanTake plan =
            new PlanTake(CATALOGUE, new RateCard(CATALOGUE), () -> LocalDate.of(2026, 11, 21));

    @Test
    void another_model_from_a_beat_on_renders_that_beat_and_what_follows_and_says_the_price() {
        TakeDraft draft = draft(Film.finished(), wish(null, null, changes("hailuo-02", "reveal", null, null, null)));

        assertThat(fresh(draft)).containsExactly("clip/reveal/1", "cut", "film");
        assertThat(reused(draft)).containsExactly("frame/hero", "frame/reveal", "clip/hero/1", "clip/hero/2", "music");
        assertThat(draft.request().clipModels()).containsOnlyKeys("reveal");
        assertThat(draft.request().reused()).extracting(Slot::name).doesNotContain("clip/reveal/1", "cut", "film");
        BigDecimal sixSeconds = new RateCard(CATALOGUE).clip("hailuo-02", 6, "720p", false);
        assertThat(draft.usd()).isEqualByComparingTo(sixSeconds).isPositive();
        assertThat(draft.exact()).isTrue();
    }

    @Test
    void what_is_tried_on_a_refusal_can_be_switched_on_for_another_take_and_makes_its_price_a_range() {
        var wish = new GenerateRequest.OnRefusal(
                true, true, new GenerateRequest.Models(null, null, "hailuo-02", null));
        TakeDraft draft = draft(Film.finished(), wish(null, List.of("chunk:2"), new Changes(
                "seedance-1-lite", "reveal", null, null, null, null, wish)));
        RateCard rates = new RateCard(CATALOGUE);
        BigDecimal once = rates.clip("seedance-1-lite", 4, "720p", false);
        BigDecimal other = rates.clip("hailuo-02", 6, "720p", false);

        assertThat(draft.request().brief().onRefusal())
                .isEqualTo(new OnRefusal(true, true, new OnRefusal.OtherModels(null, null, "hailuo-02", null)));
        assertThat(draft.exact()).isFalse();
        assertThat(draft.lowUsd()).isEqualByComparingTo(once);
        assertThat(draft.usd()).isEqualByComparingTo(once.multiply(BigDecimal.valueOf(3)).add(other));
    }

    @Test
    void a_wish_without_anything_in_it_switches_it_off_and_a_model_that_cannot_do_it_is_named() {
        var nothing = new GenerateRequest.OnRefusal(null, null, null);
        assertThat(draft(Film.finished(), wish(null, List.of("chunk:2"), new Changes(
                                null, null, null, null, null, null, nothing)))
                        .request()
                        .brief()
                        .onRefusal())
                .isNull();
        var unable = new GenerateRequest.OnRefusal(
                null, null, new GenerateRequest.Models(null, null, "hailuo-02-fast", null));
        assertThatThrownBy(() -> draft(Film.finished(), wish(null, List.of("chunk:2"), new Changes(
                        null, null, null, null, null, null, unable))))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("changes.onRefusal.models.clip");
    }

    @Test
    void a_redone_chunk_takes_those_after_it_in_its_beat_with_it() {
        TakeDraft draft = draft(Film.finished(), wish(null, List.of("chunk:0"), null));

        assertThat(fresh(draft)).containsExactly("clip/hero/1", "clip/hero/2", "cut", "film");
        assertThat(draft.request().redos()).containsOnlyKeys(Slot.clip("hero", 1));
        assertThat(draft.request().redos().get(Slot.clip("hero", 1)).number()).isEqualTo(1);
        assertThat(draft.request().redos().get(Slot.clip("hero", 1)).seed()).isNotEqualTo(7);
    }

    @Test
    void a_seed_is_kept_where_that_is_asked_for() {
        TakeDraft draft = draft(Film.finished(), new TakeWish(null, null, List.of("chunk:0"), null, true));

        assertThat(draft.request().redos().get(Slot.clip("hero", 1)).seed()).isEqualTo(7);
    }

    @Test
    void a_redo_of_a_redo_has_the_next_number_and_others_are_carried_along() {
        Film film = Film.finished();
        TakeDraft second = draft(film, wish(null, List.of("music", "frame/hero"), null));
        TakeState base = finishedAgain(film, second.request());

        TakeDraft third = plan.draft(base, new TakeRef("local", film.id(), 3), wish(null, List.of("music"), null), "ada");

        assertThat(third.request().basedOn()).isEqualTo(2);
        assertThat(third.request().redos().get(Slot.MUSIC).number()).isEqualTo(2);
        assertThat(third.request().redos().get(Slot.frame("hero"))).isEqualTo(second.request().redos().get(Slot.frame("hero")));
        assertThat(fresh(third)).containsExactly("music", "film");
    }

    @Test
    void from_the_storyboard_on_every_frame_is_drawn_and_every_clip_follows_but_the_music_stays() {
        TakeDraft draft = draft(Film.finished(), wish(Phase.STORYBOARD, null, null));

        assertThat(reused(draft)).containsExactly("music");
        assertThat(draft.request().redos()).containsOnlyKeys(Slot.frame("hero"), Slot.frame("reveal"));
    }

    @Test
    void other_music_leaves_the_picture_alone() {
        Changes changes = changes(null, null, null, null, new MusicWish(null, "jazz", 120, null, null));

        TakeDraft draft = draft(Film.finished(), wish(null, null, changes));

        assertThat(fresh(draft)).containsExactly("music", "film");
        assertThat(draft.request().plan().audio().genre()).isEqualTo("jazz");
        assertThat(draft.request().plan().audio().key()).isEqualTo("D major");
    }

    @Test
    void a_beat_in_other_words_is_drawn_and_rendered_anew_and_no_other() {
        Changes changes = changes(
                null, null, null, List.of(new BeatEdit("reveal", null, null, "a lamp, seen from above", null, null, null, null)),
                null);

        assertThat(fresh(draft(Film.finished(), wish(null, null, changes))))
                .containsExactly("frame/reveal", "clip/reveal/1", "cut", "film");
    }

    @Test
    void a_beat_that_moves_otherwise_keeps_its_frame() {
        Changes changes = changes(
                null, null, null, List.of(new BeatEdit("reveal", null, null, null, "quickly", null, null, null)), null);

        assertThat(fresh(draft(Film.finished(), wish(null, null, changes)))).containsExactly("clip/reveal/1", "cut", "film");
    }

    @Test
    void another_image_model_draws_everything() {
        Changes changes = changes(null, null, new Models("flux-schnell", null), null, null);

        TakeDraft draft = draft(Film.finished(), wish(null, null, changes));

        assertThat(reused(draft)).containsExactly("music");
        assertThat(draft.usd()).isEqualByComparingTo("0.006");
    }

    @Test
    void a_new_plan_is_priced_as_a_range_with_its_ceiling() {
        TakeDraft draft = draft(Film.finished(), wish(Phase.VALIDATION, null, changes("hailuo-02", null, null, null, null)));

        assertThat(draft.exact()).isFalse();
        assertThat(draft.lowUsd()).isPositive().isLessThan(draft.usd());
        assertThat(draft.request().plan()).isNull();
        assertThat(draft.request().reused()).isEmpty();
        assertThat(draft.request().redos()).containsOnlyKeys(Slot.PLAN);
    }

    @Test
    void what_failed_is_made_anew_in_another_way_and_what_was_made_is_kept() {
        Film film = new Film().requested().planned().drawn().firstChunk().chunkFailed();

        TakeDraft draft = plan.retry(state(film), new TakeRef("local", film.id(), 2), "ada");

        assertThat(reused(draft)).containsExactly("frame/hero", "frame/reveal", "clip/hero/1");
        assertThat(fresh(draft)).containsExactly("clip/hero/2", "clip/reveal/1", "music", "cut", "film");
        assertThat(draft.request().redos()).containsOnlyKeys(Slot.clip("reveal", 1));
    }

    @Test
    void nothing_is_retried_where_nothing_failed() {
        assertThatThrownBy(() -> plan.retry(state(Film.finished()), new TakeRef("local", "x", 2), "ada"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Nothing failed");
    }

    @Test
    void what_is_still_being_made_is_shared() {
        Film film = new Film().requested().planned().drawn().firstChunk();

        assertThat(fresh(draft(film, wish(null, List.of("music"), null)))).containsExactly("music", "film");
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        Changes changes = changes(
                "betamax", "nowhere", null, List.of(new BeatEdit("hero", 3, null, null, null, null, null, null)), null);

        assertThatThrownBy(() -> draft(Film.finished(), wish(null, List.of("beat:gone", "chunk:7", "cut"), changes)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.details())
                        .extracting(Refusal.Detail::field)
                        .contains("changes.plan", "changes.fromBeat", "redo"));
        assertThatThrownBy(() -> draft(Film.finished(), new TakeWish(null, null, null, null, null)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> draft(Film.finished(), wish(null, List.of(), null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("same as take 1");
    }

    @Test
    void a_film_without_a_plan_cannot_be_changed_yet() {
        assertThatThrownBy(() -> draft(new Film().requested(), wish(null, List.of("music"), null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no plan yet");
    }

    private TakeDraft draft(Film film, TakeWish wish) {
        return plan.draft(state(film), new TakeRef("local", film.id(), 2), wish, "ada");
    }

    private static TakeState state(Film film) {
        return fold(film).take(1).orElseThrow();
    }

    /** The second take finished with the same media as the first: what counts is which slots it has. */
    private static TakeState finishedAgain(Film film, TakeRequested request) {
        VideoState state = fold(film);
        for (var fact : film.again(request)) {
            state = state.evolve(fact);
        }
        return state.take(2).orElseThrow();
    }

    private static VideoState fold(Film film) {
        VideoState state = VideoState.unheard("local", film.id());
        for (var fact : film.facts()) {
            state = state.evolve(fact);
        }
        return state;
    }

    private static TakeWish wish(Phase fromPhase, List<String> redo, Changes changes) {
        return new TakeWish(null, fromPhase, redo, changes, null);
    }

    private static Changes changes(String model, String fromBeat, Models models, List<BeatEdit> beats, MusicWish music) {
        return new Changes(model, fromBeat, models, null, beats, music, null);
    }

    private static List<String> fresh(TakeDraft draft) {
        return slots(draft, SlotLine.Fate.NEW);
    }

    private static List<String> reused(TakeDraft draft) {
        return slots(draft, SlotLine.Fate.REUSED);
    }

    private static List<String> slots(TakeDraft draft, SlotLine.Fate fate) {
        return draft.slots().stream()
                .filter(line -> line.fate() == fate)
                .map(line -> line.slot().name())
                .toList();
    }
}
