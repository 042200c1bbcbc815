package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelCatalogueTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final ModelCatalogue catalogue = ModelCatalogue.load();

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"PLAN", "IMAGE", "CLIP", "MUSIC"})
    void every_kind_has_a_free_model_of_our_own(Kind kind) {
        ModelSpec animatic = catalogue.usable(kind, "animatic", TODAY);
        assertThat(animatic.provider()).isEqualTo("animatic");
        assertThat(animatic.price().unit()).isEqualTo(ModelSpec.Unit.FREE);
    }

    @Test
    void a_clip_row_says_lengths_sizes_and_prices() {
        ModelSpec hailuo = catalogue.spec(Kind.CLIP, "hailuo-2.3");
        assertThat(hailuo.providerName()).isEqualTo("minimax/hailuo-2.3");
        assertThat(hailuo.clipOrThrow().secondsAt("720p")).containsExactly(6, 10);
        assertThat(hailuo.clipOrThrow().secondsAt("1080p")).containsExactly(6);
        assertThat(hailuo.price().usd()).containsEntry("720p", new BigDecimal("0.0466"));
        assertThat(hailuo.input().fields()).containsEntry(ModelSpec.Term.FIRST_FRAME, "first_frame_image");
        assertThat(hailuo.input().resolutions()).containsEntry("720p", "768p");
    }

    @Test
    void every_clip_model_but_two_starts_on_a_frame_given_and_every_replicate_row_says_how_it_is_asked() {
        assertThat(catalogue.choices(Kind.CLIP))
                .filteredOn(model -> !model.lifecycle().retiredOn(TODAY))
                .filteredOn(model -> !model.clipOrThrow().firstFrame())
                .as("of these no film is made, and they say so")
                .extracting(ModelSpec::name)
                .containsExactly("runway-gen-4.5-text", "runway-aleph-2");
        assertThat(catalogue.choices()).filteredOn(model -> model.provider().equals("replicate"))
                .isNotEmpty()
                .allMatch(model -> model.input().fields().containsKey(
                        switch (model.kind()) {
                            case SPEECH -> ModelSpec.Term.TEXT;
                            case LIPSYNC -> ModelSpec.Term.SPEECH;
                            case PLAN, IMAGE, CLIP, MUSIC, EFFECT, FOLEY, CUT, FILM -> ModelSpec.Term.PROMPT;
                        }))
                .allMatch(model -> model.references()
                        == (model.input().fields().containsKey(ModelSpec.Term.REFERENCES)
                                || model.input().fields().containsKey(ModelSpec.Term.REFERENCE)))
                .allMatch(model -> model.seed() == model.input().fields().containsKey(ModelSpec.Term.SEED))
                .allMatch(model ->
                        model.negativePrompt() == model.input().fields().containsKey(ModelSpec.Term.NEGATIVE_PROMPT))
                .allMatch(model -> model.kind() != Kind.CLIP
                        || model.input().fields().keySet()
                                .containsAll(java.util.Set.of(ModelSpec.Term.FIRST_FRAME, ModelSpec.Term.SECONDS)));
    }

    @Test
    void a_speech_row_says_its_voice_its_languages_and_how_much_it_takes() {
        ModelSpec.Speech minimax = catalogue.spec(Kind.SPEECH, "speech-2.8-hd").speechOrThrow();
        assertThat(minimax.voice()).isEqualTo("Wise_Woman");
        assertThat(minimax.words()).isFalse();
        assertThat(minimax.spelled("de")).isEqualTo("German");
        assertThat(minimax.spelled("tlh")).as("a language it has no word for").isNull();
        ModelSpec.Speech eleven = catalogue.spec(Kind.SPEECH, "eleven-3").speechOrThrow();
        assertThat(eleven.longestText()).isEqualTo(5000);
        assertThat(eleven.words()).isTrue();
        assertThat(eleven.spelled("de")).isEqualTo("de");
        assertThat(eleven.spelled(null)).isNull();
    }

    @Test
    void an_unknown_model_is_answered_with_those_there_are() {
        ModelUnavailableException unknown =
                catchThrowableOfType(ModelUnavailableException.class, () -> catalogue.spec(Kind.CLIP, "hailuo-9"));
        assertThat(unknown).hasMessageContaining("no clip model 'hailuo-9'").hasMessageContaining("veo-3.1-fast");
        assertThat(unknown.offered()).contains("animatic", "veo-3.1").doesNotContain("storyreel", "flux-dev");
    }

    @Test
    void a_model_that_will_not_be_there_for_long_is_warned_of() {
        LocalDate end = LocalDate.of(2026, 8, 16);

        assertThat(catalogue.notice(Kind.PLAN, "llama-3.3-70b-versatile", end.minusDays(29)))
                .hasValueSatisfying(notice -> assertThat(notice)
                        .contains("will be retired on 2026-08-16", "Use 'gpt-oss-120b' instead."));
        assertThat(catalogue.notice(Kind.PLAN, "llama-3.3-70b-versatile", end.minusDays(31))).isEmpty();
        assertThat(catalogue.notice(Kind.PLAN, "llama-3.3-70b-versatile", end)).as("then it is refused").isEmpty();
        assertThat(catalogue.notice(Kind.MUSIC, "eleven-music-1", TODAY))
                .hasValueSatisfying(notice -> assertThat(notice).contains("deprecated since 2026-09-17", "eleven-music-2"));
        assertThat(catalogue.notice(Kind.PLAN, "animatic", TODAY)).isEmpty();
        assertThat(catalogue.notice(Kind.PLAN, "nobody", TODAY)).isEmpty();
    }

    @Test
    void a_retired_model_names_its_successor_and_keeps_its_row() {
        ModelUnavailableException retired = catchThrowableOfType(
                ModelUnavailableException.class, () -> catalogue.usable(Kind.PLAN, "llama-3.3-70b-versatile", TODAY));
        assertThat(retired).hasMessageContaining("retired on 2026-08-16").hasMessageContaining("Use 'gpt-oss-120b'");
        assertThat(retired.successor()).isEqualTo("gpt-oss-120b");
        assertThat(retired.offered()).doesNotContain("llama-3.3-70b-versatile");
        assertThat(catalogue.usable(Kind.PLAN, "llama-3.3-70b-versatile", LocalDate.of(2026, 8, 15))).isNotNull();
        assertThat(catalogue.spec(Kind.PLAN, "llama-3.3-70b-versatile")).isNotNull();
    }

    @Test
    void our_own_work_has_rows_and_is_no_choice() {
        assertThat(catalogue.spec(Kind.CUT, ModelCatalogue.OWN).provider()).isEqualTo("storyreel");
        assertThat(catalogue.spec(Kind.FILM, ModelCatalogue.OWN).provider()).isEqualTo("storyreel");
        assertThat(catalogue.choices()).extracting(ModelSpec::name).doesNotContain("storyreel");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "name: Loud, kind: music, price: {unit: free}",
        "name: a, kind: music, price: {unit: run}",
        "name: a, kind: image, price: {unit: image, usd: {720p: 0.1}}",
        "name: a, kind: music, price: {unit: run, usd: {any: 0}}",
        "name: a, kind: clip, price: {unit: free}",
        "name: a, kind: speech, price: {unit: free}",
        "name: a, kind: music, price: {unit: free}, speech: {voice: v, longestText: 10}",
        "name: a, kind: speech, price: {unit: free}, speech: {voice: '', longestText: 10}",
        "name: a, kind: speech, price: {unit: free}, speech: {voice: v, longestText: 0}",
        "name: a, kind: speech, price: {unit: second, usd: {any: 1}}, speech: {voice: v, longestText: 10}",
        "name: a, kind: speech, price: {unit: 1k-characters, usd: {720p: 1}}, speech: {voice: v, longestText: 10}",
        "name: a, kind: music, price: {unit: 1k-characters, usd: {any: 1}}",
        "name: a, kind: lipsync, price: {unit: second}",
        "name: a, kind: music, price: {unit: free}, lifecycle: {retired: 2026-01-01, successor: b}",
        "name: a, kind: music, price: {unit: free}, colour: red",
        "name: a, kind: clip, price: {unit: free}, clip: {seconds: [6, 5], resolutions: [720p], aspects: ['16:9'], fps: 24, typicalSecondsPerSecond: 1}",
        "name: a, kind: clip, price: {unit: free}, clip: {seconds: [5], resolutions: [4k], aspects: ['16:9'], fps: 24, typicalSecondsPerSecond: 1}",
        "name: a, kind: clip, price: {unit: free}, clip: {seconds: [5], resolutions: [720p], aspects: ['4:3'], fps: 24, typicalSecondsPerSecond: 1}",
        "name: a, kind: clip, price: {unit: free}, clip: {seconds: [5], secondsAt: {720p: [6]}, resolutions: [720p], aspects: ['16:9'], fps: 24, typicalSecondsPerSecond: 1}",
    })
    void a_row_that_contradicts_itself_is_refused_when_it_is_read(String row) {
        assertThatThrownBy(() -> read("{" + row + ", provider: p, providerName: p, summary: s}"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void two_models_of_a_kind_cannot_share_a_name() {
        String row = "{name: a, kind: music, provider: p, providerName: p, summary: s, price: {unit: free}}";
        assertThat(read(row).choices()).hasSize(1);
        assertThatThrownBy(() -> read(row + ", " + row)).hasMessageContaining("two music models named 'a'");
    }

    private static ModelCatalogue read(String rows) {
        return ModelCatalogue.read(
                new ByteArrayInputStream(("models: [" + rows + "]").getBytes(StandardCharsets.UTF_8)));
    }
}
