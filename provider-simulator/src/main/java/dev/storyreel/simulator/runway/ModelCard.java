package dev.storyreel.simulator.runway;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A model as one of the three paths takes it. Source: @runwayml/sdk 4.20.1; credits by Runway's price page of 2026-04,
 * aleph2's as its predecessor's [U]. Its prices are the simulator's own, not the catalogue's.
 *
 * @param seconds lengths it takes; none where the clip given says it
 * @param ratios  {@code width:height}; none where the clip given says it
 * @param must    fields without which it does nothing
 */
record ModelCard(
        String route,
        String model,
        List<Integer> seconds,
        List<String> ratios,
        Set<String> must,
        Set<String> may,
        int creditsASecond,
        int creditsASecondWithSound) {

    static final String FROM_PICTURE = "image_to_video";
    static final String FROM_TEXT = "text_to_video";
    static final String FROM_CLIP = "video_to_video";

    private static final List<Integer> TWO_TO_TEN = IntStream.rangeClosed(2, 10).boxed().toList();
    private static final List<Integer> VEOS = List.of(4, 6, 8);
    private static final List<String> WIDE_AND_TALL = List.of("1280:720", "720:1280");
    private static final List<String> SIX_RATIOS =
            List.of("1280:720", "720:1280", "1104:832", "960:960", "832:1104", "1584:672");
    private static final List<String> VEO_RATIOS = List.of("1280:720", "720:1280", "1080:1920", "1920:1080");
    private static final Set<String> GEN = Set.of("seed", "contentModeration");
    private static final Set<String> GEN_4_5 = Set.of("seed", "contentModeration", "outputFormat", "proresProfile");
    private static final Set<String> VEO = Set.of("audio", "duration", "negativePrompt", "seed");

    private static final List<ModelCard> ALL = List.of(
            new ModelCard(
                    FROM_PICTURE, "gen4_turbo", TWO_TO_TEN, SIX_RATIOS, Set.of("promptImage", "ratio"),
                    Set.of("seed", "contentModeration", "duration", "promptText"), 5, 5),
            new ModelCard(
                    FROM_PICTURE, "gen4.5", TWO_TO_TEN, SIX_RATIOS,
                    Set.of("promptImage", "promptText", "ratio", "duration"), GEN_4_5, 12, 12),
            new ModelCard(
                    FROM_PICTURE, "veo3.1", VEOS, VEO_RATIOS, Set.of("promptImage", "ratio"),
                    Set.of("audio", "duration", "negativePrompt", "seed", "promptText"), 20, 40),
            new ModelCard(
                    FROM_PICTURE, "veo3.1_fast", VEOS, VEO_RATIOS, Set.of("promptImage", "ratio"),
                    Set.of("audio", "duration", "negativePrompt", "seed", "promptText"), 10, 15),
            new ModelCard(
                    FROM_TEXT, "gen4.5", TWO_TO_TEN, WIDE_AND_TALL, Set.of("promptText", "ratio", "duration"), GEN_4_5, 12, 12),
            new ModelCard(FROM_TEXT, "veo3.1", VEOS, VEO_RATIOS, Set.of("promptText", "ratio"), VEO, 20, 40),
            new ModelCard(FROM_TEXT, "veo3.1_fast", VEOS, VEO_RATIOS, Set.of("promptText", "ratio"), VEO, 10, 15),
            new ModelCard(
                    FROM_CLIP, "aleph2", List.of(), List.of(), Set.of("videoUri"),
                    plus(GEN, "keyframes", "promptText", "targetAspectRatio", "ratio", "outputFormat", "proresProfile"), 15, 15));

    static boolean isRoute(String route) {
        return ALL.stream().anyMatch(card -> card.route().equals(route));
    }

    static Optional<ModelCard> find(String route, String model) {
        return ALL.stream()
                .filter(card -> card.route().equals(route) && card.model().equals(model))
                .findFirst();
    }

    /** As a complaint about another model names them. */
    static String named(String route) {
        return ALL.stream()
                .filter(card -> card.route().equals(route))
                .map(card -> "'" + card.model() + "'")
                .collect(Collectors.joining(" | "));
    }

    static Set<String> models() {
        return ALL.stream().map(ModelCard::model).collect(Collectors.toCollection(TreeSet::new));
    }

    int credits(int length, boolean sound) {
        return length * (sound ? creditsASecondWithSound : creditsASecond);
    }

    /** How long the provider takes, in seconds [U]. */
    double runSeconds(int length) {
        return 6.0 * length;
    }

    private static Set<String> plus(Set<String> some, String... more) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }
}
