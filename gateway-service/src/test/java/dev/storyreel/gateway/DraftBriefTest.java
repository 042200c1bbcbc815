package dev.storyreel.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.storyreel.events.Brief;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DraftBriefTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");

    @Test
    void every_default_is_filled_in() {
        Brief brief = draft().from(ask("A lamp", null, null));
        assertThat(brief)
                .isEqualTo(new Brief(
                        "A lamp", null, null, 30, "16:9", "720p",
                        new Brief.ModelChoice("animatic", "animatic", "animatic", "animatic"),
                        99, List.of(), null, null));
    }

    @Test
    void the_prompt_is_kept_as_it_was_written() {
        assertThat(draft().from(ask("  Ein Leuchtturm\n🌊 ", null, null)).prompt()).isEqualTo("  Ein Leuchtturm\n🌊 ");
    }

    @Test
    void a_length_in_the_prompts_words_counts_where_none_is_given() {
        assertThat(draft().from(ask("A 20-second ad for a lamp", null, null)).durationSeconds()).isEqualTo(20);
        assertThat(draft().from(ask("Ein Film von einer halben Minute über Bienen", null, null)).durationSeconds()).isEqualTo(30);
        assertThat(refused(ask("A ten-minute film about bees", null, null)).details())
                .singleElement()
                .satisfies(detail -> assertThat(detail.given()).isEqualTo(600));
    }

    @Test
    void a_model_alone_names_the_clip_model_and_its_namesakes() {
        Brief brief = draft().from(ask("A lamp", "sharp", null));
        assertThat(brief.models()).isEqualTo(new Brief.ModelChoice("animatic", "sharp", "sharp", "animatic"));
    }

    @Test
    void a_model_by_kind_goes_before_a_model_alone() {
        Brief brief = draft().from(ask("A lamp", "sharp", new GenerateRequest.Models(null, "animatic", null, null)));
        assertThat(brief.models().image()).isEqualTo("animatic");
        assertThat(brief.models().clip()).isEqualTo("sharp");
    }

    @Test
    void a_retired_model_is_refused_and_its_successor_named() {
        Refusal refusal = refused(ask("A lamp", "old", null));
        assertThat(refusal.details()).singleElement().satisfies(detail -> {
            assertThat(detail.field()).isEqualTo("model");
            assertThat(detail.given()).asString().contains("retired on 2026-01-01", "use sharp");
            assertThat(detail.allowed()).isEqualTo(List.of("animatic", "sharp", "loud"));
        });
    }

    @Test
    void what_the_clip_model_cannot_do_is_refused_with_what_it_can() {
        var wide = new GenerateRequest(
                "A lamp", null, null, null, null, "9:16", "1080p", "sharp", null, null, null, null, null);
        assertThat(refused(wide).details()).extracting(Refusal.Detail::field).containsExactly("aspect", "resolution");
    }

    @Test
    void what_is_tried_on_a_refusal_is_kept_as_it_was_wished() {
        GenerateRequest.Models others = new GenerateRequest.Models(null, "sharp", "sharp", null);

        assertThat(draft().from(wishing("animatic", "16:9", new GenerateRequest.OnRefusal(true, null, others))).onRefusal())
                .isEqualTo(new OnRefusal(true, false, new OnRefusal.OtherModels(null, "sharp", "sharp", null)));
        assertThat(draft().from(wishing("animatic", "16:9", new GenerateRequest.OnRefusal(false, null, null))).onRefusal())
                .as("nothing is switched on")
                .isNull();
        assertThat(draft().from(ask("A lamp", null, null)).onRefusal()).isNull();
    }

    @Test
    void a_model_to_be_tried_is_there_alive_another_than_the_first_and_able_to_take_its_place() {
        Refusal refusal = refused(wishing("animatic", "9:16", models("sharp", "animatic")));

        assertThat(refusal.details())
                .extracting(Refusal.Detail::field, Refusal.Detail::given, Refusal.Detail::allowed)
                .containsExactly(
                        tuple("onRefusal.models.image", "animatic", List.of("sharp")),
                        tuple("onRefusal.models.clip", "sharp", List.of()));
        assertThat(refused(wishing("animatic", "16:9", models("old", null))).details()).hasSize(1);
        assertThat(refused(wishing("animatic", "16:9", models("blind", null))).details()).hasSize(1);
        assertThat(refused(wishing("loud", "16:9", models("sharp", null))).details())
                .as("a silent clip among sounding ones")
                .singleElement()
                .satisfies(detail -> assertThat(detail.allowed()).isEqualTo(List.of()));
    }

    private static GenerateRequest.OnRefusal models(String clip, String image) {
        return new GenerateRequest.OnRefusal(null, null, new GenerateRequest.Models(null, image, clip, null));
    }

    private static GenerateRequest wishing(String model, String aspect, GenerateRequest.OnRefusal wish) {
        return new GenerateRequest(
                "A lamp", null, null, null, null, aspect, null, model, null, null, null, null, null, wish);
    }

    private static Refusal refused(GenerateRequest request) {
        return catchThrowableOfType(Refusal.class, () -> draft().from(request));
    }

    private static GenerateRequest ask(String prompt, String model, GenerateRequest.Models models) {
        return new GenerateRequest(prompt, null, null, null, null, null, null, model, models, null, null, null, null);
    }

    private static DraftBrief draft() {
        ModelCatalogue catalogue = ModelCatalogue.of(List.of(
                model("animatic", Kind.PLAN, null, null),
                model("animatic", Kind.IMAGE, null, null),
                model("animatic", Kind.MUSIC, null, null),
                model("animatic", Kind.CLIP, clip(List.of("16:9", "9:16", "1:1"), true), null),
                model("sharp", Kind.IMAGE, null, null),
                model("sharp", Kind.CLIP, clip(List.of("16:9"), true), null),
                model("loud", Kind.CLIP, loud(), null),
                model("blind", Kind.CLIP, clip(List.of("16:9"), false), null),
                model("old", Kind.CLIP, clip(List.of("16:9"), true),
                        new ModelSpec.Lifecycle(null, LocalDate.parse("2026-01-01"), "sharp"))));
        var defaults = new GatewayProperties.Models("animatic", "animatic", "animatic", "animatic");
        return new DraftBrief(new ChooseModels(catalogue, defaults, () -> TODAY), _ -> Optional.empty(), () -> 99);
    }

    private static ModelSpec model(String name, Kind kind, ModelSpec.Clip clip, ModelSpec.Lifecycle life) {
        return new ModelSpec(
                name, kind, name, name, "", clip, null, false, false, true,
                new ModelSpec.Price(ModelSpec.Unit.FREE, Map.of()), life, null, null);
    }

    private static ModelSpec.Clip loud() {
        return new ModelSpec.Clip(
                List.of(4, 6), Map.of(), List.of("480p", "720p"), List.of("16:9"), 24, true, false, true, 1);
    }

    private static ModelSpec.Clip clip(List<String> aspects, boolean firstFrame) {
        return new ModelSpec.Clip(List.of(4, 6), Map.of(), List.of("480p", "720p"), aspects, 24, firstFrame, false, false, 1);
    }
}
