package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ModelRegistryTest {

    private static final FrameSize SIZE = FrameSize.of("16:9", "720p");

    private final ModelCatalogue catalogue = ModelCatalogue.load();

    @Test
    void a_request_finds_the_model_that_serves_it() {
        Clips clips = new Clips("replicate", Set.of("hailuo-02", "hailuo-2.3"));
        ModelRegistry registry = new ModelRegistry(catalogue, List.of(new Clips("animatic", Set.of("animatic")), clips));
        assertThat(registry.serving(Kind.CLIP, Requests.clip("hailuo-2.3", 6, SIZE))).isSameAs(clips);
        assertThat(registry.require(Kind.CLIP, "hailuo-02")).isSameAs(clips);
        assertThat(registry.choices(Kind.CLIP)).containsExactly("animatic", "hailuo-02", "hailuo-2.3");
        assertThat(registry.choices(Kind.IMAGE)).isEmpty();
    }

    @Test
    void a_model_whose_provider_is_not_configured_is_told_apart_from_one_that_does_not_exist() {
        ModelRegistry registry = new ModelRegistry(catalogue, List.of());
        assertThatThrownBy(() -> registry.serving(Kind.CLIP, Requests.clip("veo-3.1", 8, SIZE)))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("replicate's, which is not configured");
        assertThatThrownBy(() -> registry.serving(Kind.CLIP, Requests.clip("veo-9", 8, SIZE)))
                .isInstanceOf(ModelUnavailableException.class)
                .hasMessageContaining("There is no clip model 'veo-9'");
    }

    @Test
    void a_request_of_another_kind_is_a_bug() {
        ModelRegistry registry = new ModelRegistry(catalogue, List.of());
        assertThatThrownBy(() -> registry.serving(Kind.IMAGE, Requests.clip("animatic", 6, SIZE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_models_that_serve_one_name_do_not_start() {
        assertThatThrownBy(() -> new ModelRegistry(
                        catalogue,
                        List.of(new Clips("animatic", Set.of("animatic")), new Clips("animatic", Set.of("animatic")))))
                .hasMessageContaining("served twice");
    }

    @Test
    void the_application_has_a_catalogue_a_rate_card_and_a_registry_of_all_models_in_it() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ModelsAutoConfiguration.class))
                .withBean("clips", Clips.class, () -> new Clips("animatic", Set.of("animatic")))
                .run(context -> {
                    assertThat(context).hasSingleBean(ModelCatalogue.class).hasSingleBean(RateCard.class);
                    assertThat(context.getBean(ModelRegistry.class).choices(Kind.CLIP)).contains("animatic");
                });
    }

    private record Clips(String provider, Set<String> names) implements Model<ClipRequest> {
        @Override
        public Kind kind() {
            return Kind.CLIP;
        }

        @Override
        public boolean serves(String model) {
            return names.contains(model);
        }

        @Override
        public Recovery recovery() {
            return Recovery.IDEMPOTENT;
        }

        @Override
        public String prepare(ClipRequest request, CallContext context) {
            return "";
        }

        @Override
        public Answer submit(ClipRequest request, String preparedCall, CallContext context) {
            return new Answer.Failed("NONE", "", true);
        }

        @Override
        public Answer poll(String jobId, CallContext context) {
            return new Answer.Failed("NONE", "", true);
        }
    }
}
