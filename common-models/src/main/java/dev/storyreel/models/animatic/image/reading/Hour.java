package dev.storyreel.models.animatic.image.reading;

/** The time of day. */
public enum Hour {
    DAWN("dawn sunrise morning morgen* sonnenaufgang amanecer manana aube matin dammerung"),
    SUNSET("sunset dusk evening abend* sonnenuntergang golden atardecer ocaso soir crepuscule twilight"),
    NIGHT("night nacht* noche nuit midnight mitternacht moonlit nocturnal starry"),
    DAY("day tag dia jour noon mittag midday sunny sonnig afternoon daylight");

    private final String words;

    Hour(String words) {
        this.words = words;
    }

    boolean namedIn(Words text) {
        return text.name(words);
    }
}
