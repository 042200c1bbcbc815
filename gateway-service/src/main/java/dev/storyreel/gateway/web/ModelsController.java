package dev.storyreel.gateway.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.gateway.GatewayProperties;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelSpec;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The models that can be chosen: what they can do, what they cost, how long they will be there. */
@RestController
class ModelsController {

    /** @param defaults by kind, used where a request names none */
    record Models(List<Row> models, GatewayProperties.Models defaults) {}

    /**
     * @param available whether its provider is set up here: its key is there, or it needs none
     * @param clip      for clip models only
     * @param speech    for speech models only
     */
    record Row(
            String name,
            Kind kind,
            String provider,
            boolean available,
            String summary,
            @Nullable Clip clip,
            @Nullable Speech speech,
            boolean references,
            boolean negativePrompt,
            boolean seed,
            Price price,
            Life lifecycle) {}

    record Clip(
            List<Integer> seconds,
            List<String> resolutions,
            List<String> aspects,
            int fps,
            boolean firstFrame,
            boolean lastFrame,
            boolean ownSound) {}

    /**
     * @param voice       its usual one
     * @param longestText in characters
     * @param words       whether it says when each word falls
     */
    record Speech(String voice, int longestText, boolean words) {}

    /** @param usd per unit, by resolution or under {@code any}; {@code +sound} with the model's own sound */
    record Price(ModelSpec.Unit unit, Map<String, BigDecimal> usd) {}

    record Life(
            State status, @Nullable LocalDate deprecated, @Nullable LocalDate retired, @Nullable String successor) {}

    enum State {
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("deprecated")
        DEPRECATED,
        @JsonProperty("retired")
        RETIRED
    }

    private final ModelCatalogue catalogue;
    private final ModelRegistry registry;
    private final GatewayProperties properties;
    private final Clock clock;

    ModelsController(ModelCatalogue catalogue, ModelRegistry registry, GatewayProperties properties, Clock clock) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.properties = properties;
        this.clock = clock;
    }

    @Operation(summary = "The models that can be chosen")
    @GetMapping("/api/models")
    Models models() {
        LocalDate today = LocalDate.now(clock);
        return new Models(catalogue.choices().stream().map(model -> row(model, today)).toList(), properties.models());
    }

    private Row row(ModelSpec model, LocalDate today) {
        ModelSpec.@Nullable Clip clip = model.clip();
        ModelSpec.@Nullable Speech speech = model.speech();
        ModelSpec.Lifecycle life = model.lifecycle();
        LocalDate deprecated = life.deprecated();
        State state = life.retiredOn(today) ? State.RETIRED
                : deprecated != null && !today.isBefore(deprecated) ? State.DEPRECATED
                : State.ACTIVE;
        return new Row(
                model.name(),
                model.kind(),
                model.provider(),
                registry.find(model.kind(), model.name()).isPresent(),
                model.summary(),
                clip == null
                        ? null
                        : new Clip(
                                clip.seconds(), clip.resolutions(), clip.aspects(), clip.fps(), clip.firstFrame(),
                                clip.lastFrame(), clip.ownSound()),
                speech == null ? null : new Speech(speech.voice(), speech.longestText(), speech.words()),
                model.references(),
                model.negativePrompt(),
                model.seed(),
                new Price(model.price().unit(), model.price().usd()),
                new Life(state, deprecated, life.retired(), life.successor()));
    }
}
