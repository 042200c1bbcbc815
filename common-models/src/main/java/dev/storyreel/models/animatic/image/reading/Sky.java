package dev.storyreel.models.animatic.image.reading;

/** The weather. */
public enum Sky {
    RAIN("rain rainy regen* lluvia pluie storm* gewitter tormenta orage drizzle"),
    SNOW("snow snowy snowing schnee* nieve neige blizzard"),
    FOG("fog foggy mist misty nebel* niebla brume brouillard haze hazy smoke"),
    CLEAR("clear klar despejado clair sunny");

    private final String words;

    Sky(String words) {
        this.words = words;
    }

    boolean namedIn(Words text) {
        return text.name(words);
    }
}
