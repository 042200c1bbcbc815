package dev.storyreel.models.animatic.image.reading;

/** The style of the picture, as far as it changes how it is finished. */
public enum Finish {
    NOIR("noir black-and-white monochrome schwarzweiss"),
    WATERCOLOUR("watercolour watercolor aquarell acuarela aquarelle gouache painted painting painterly gemalt oil storybook"),
    NEON("neon cyberpunk synthwave vaporwave futuristic"),
    RETRO("retro vintage film super8 polaroid analog analogue nostalgic 70s 80s"),
    MINIMAL("minimal minimalist minimalism flat clean graphic illustration cartoon comic animated paper anime"),
    PHOTOGRAPHIC("");

    private final String words;

    Finish(String words) {
        this.words = words;
    }

    static Finish of(Words style) {
        for (Finish finish : values()) {
            if (finish == PHOTOGRAPHIC || style.name(finish.words)) {
                return finish;
            }
        }
        return PHOTOGRAPHIC;
    }
}
