package dev.storyreel.models;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a row of the catalogue must satisfy. Pure. */
final class ModelRules {

    private ModelRules() {}

    static void check(ModelSpec model, ModelCatalogue catalogue) {
        require(model, model.name().matches("[a-z0-9][a-z0-9.-]*"), "a name is lower-case letters, digits, '.' and '-'");
        require(model, (model.clip() != null) == (model.kind() == Kind.CLIP), "clip abilities belong to clip models");
        ModelSpec.@Nullable Clip clip = model.clip();
        if (clip != null) {
            checkClip(model, clip);
        }
        require(model, (model.speech() != null) == (model.kind() == Kind.SPEECH), "speech abilities belong to speech models");
        ModelSpec.@Nullable Speech speech = model.speech();
        if (speech != null) {
            require(model, !speech.voice().isBlank(), "it has a voice");
            require(model, speech.longestText() >= 1, "it takes at least one character");
            require(model, model.price().unit() != ModelSpec.Unit.SECOND, "speech is not priced by a length nobody knows yet");
        }
        checkPrice(model);
        @Nullable String successor = model.lifecycle().successor();
        require(
                model,
                successor == null || catalogue.find(model.kind(), successor).isPresent(),
                "its successor '" + successor + "' is not in the catalogue");
    }

    private static void checkClip(ModelSpec model, ModelSpec.Clip clip) {
        require(model, ascending(clip.seconds()), "seconds ascend from 1 on");
        require(
                model,
                clip.secondsAt().entrySet().stream()
                        .allMatch(at -> clip.resolutions().contains(at.getKey())
                                && ascending(at.getValue())
                                && clip.seconds().containsAll(at.getValue())),
                "secondsAt narrows the seconds of a resolution it has");
        require(
                model,
                !clip.resolutions().isEmpty() && FrameSize.RESOLUTIONS.containsAll(clip.resolutions()),
                "resolutions are some of " + FrameSize.RESOLUTIONS);
        require(
                model,
                !clip.aspects().isEmpty() && FrameSize.ASPECTS.containsAll(clip.aspects()),
                "aspects are some of " + FrameSize.ASPECTS);
        require(model, clip.fps() >= 1 && clip.typicalSecondsPerSecond() > 0, "fps and pace are positive");
    }

    private static void checkPrice(ModelSpec model) {
        ModelSpec.Price price = model.price();
        boolean complete =
                switch (price.unit()) {
                    case FREE -> price.usd().isEmpty();
                    case THOUSAND_TOKENS -> price.usd().containsKey("input") && price.usd().containsKey("output");
                    case THOUSAND_CHARACTERS -> model.kind() == Kind.SPEECH && price.usd().containsKey("any");
                    case SECOND, IMAGE, RUN -> resolutionsOf(model).allMatch(
                            resolution -> price.usd().containsKey(resolution)
                                    || price.usd().containsKey("any"));
                };
        require(model, complete, "its price does not cover all it can make");
        require(model, price.usd().values().stream().allMatch(usd -> usd.signum() > 0), "a price is above 0");
    }

    private static Stream<String> resolutionsOf(ModelSpec model) {
        ModelSpec.@Nullable Clip clip = model.clip();
        return clip == null
                ? (model.kind() == Kind.IMAGE ? FrameSize.RESOLUTIONS.stream() : Stream.of("any"))
                : clip.resolutions().stream();
    }

    private static boolean ascending(List<Integer> seconds) {
        return !seconds.isEmpty()
                && seconds.getFirst() >= 1
                && seconds.stream().sorted().distinct().toList().equals(seconds);
    }

    private static void require(ModelSpec model, boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The " + ModelCatalogue.kind(model.kind()) + " model '" + model.name() + "': " + rule + ".");
        }
    }
}
