package dev.storyreel.models.animatic.music;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The families of music the composer knows, each with how it is set. */
enum Genre {
    AMBIENT("ambient|atmospher|drone|soundscape|new age|ethereal|meditat", 4, 0, 3, 0.12, 80),
    CINEMATIC("cinemat|orchestr|epic|score|strings|trailer|symphon|film|classical|piano|choir|brass", 4, 0, 3, 0.05, 92),
    LOFI("lo-fi|lofi|chill|hip hop|hip-hop|trip hop|boom bap|downtempo|study|rap", 4, 0.24, 4, 0.22, 80),
    ROCK("rock|guitar|punk|metal|grunge|indie|band", 4, 0, 3, 0.06, 124),
    POP("pop|upbeat|corporate|commercial|dance-pop|disco|funk", 4, 0, 3, 0.28, 112),
    JAZZ("jazz|swing|bossa|lounge|blues|big band|noir|soul|saxophon", 4, 0.3, 4, 0, 116),
    FOLK("folk|acoustic|country|ukulele|singer|bluegrass|americana|celtic|banjo|unplugged|pluck", 4, 0, 3, 0, 100),
    TECHNO("techno|house|driving|edm|trance|club|rave|electronic dance|drum and bass|dnb|industrial|dance", 4, 0, 3, 0.5, 126),
    SYNTHWAVE("synthwave|retrowave|synth|80s|eighties|electro|cyber|vaporwave|futuris", 4, 0, 3, 0.35, 104),
    WALTZ("waltz|3/4|carousel|music box|ballroom|fairy", 3, 0, 3, 0, 132);

    private final String stems;
    private final int metre;
    private final double swing;
    private final int chordSize;
    private final double duck;
    private final int tempo;

    Genre(String stems, int metre, double swing, int chordSize, double duck, int tempo) {
        this.stems = stems;
        this.metre = metre;
        this.swing = swing;
        this.chordSize = chordSize;
        this.duck = duck;
        this.tempo = tempo;
    }

    /** The family that the words point at most; the genre's own words outweigh wishes, and wishes the mood. */
    static Genre read(String genre, List<String> wishes, String mood) {
        String named = genre.toLowerCase(Locale.ROOT);
        String wished = String.join(" ", wishes).toLowerCase(Locale.ROOT);
        String felt = mood.toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .max(Comparator.comparingInt((Genre family) ->
                                9 * family.hits(named) + 3 * family.hits(wished) + family.hits(felt))
                        .thenComparing(Comparator.comparing((Genre family) -> family == byFeeling(felt)))
                        .thenComparing(Comparator.<Genre>naturalOrder().reversed()))
                .orElse(AMBIENT);
    }

    private static Genre byFeeling(String mood) {
        Feeling feeling = Feeling.of(mood);
        if (feeling.energy() > 0.85) {
            return CINEMATIC;
        }
        return feeling.energy() > 0.6 ? POP : AMBIENT;
    }

    private int hits(String text) {
        return (int) Stream.of(stems.split("\\|")).filter(stem -> Words.anyStem(text, stem)).count();
    }

    /** Beats in a bar. */
    int metre() {
        return metre;
    }

    /** How late the second eighth of a beat comes, in beats. */
    double swing() {
        return swing / 2;
    }

    /** Notes in a chord: 3 for triads, 4 for sevenths. */
    int chordSize() {
        return chordSize;
    }

    /** How far the kick pushes the rest down, 0 to 1. */
    double duck() {
        return duck;
    }

    /** Where the plan names none. */
    int tempo() {
        return tempo;
    }
}
