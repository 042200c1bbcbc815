package dev.storyreel.models;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of work a model can do, each with the record that asks for it. */
public enum Kind {
    @JsonProperty("plan")
    PLAN(PlanRequest.class),
    @JsonProperty("image")
    IMAGE(ImageRequest.class),
    @JsonProperty("clip")
    CLIP(ClipRequest.class),
    @JsonProperty("music")
    MUSIC(MusicRequest.class),
    /** No phase orders it yet; nor the three behind it. */
    @JsonProperty("speech")
    SPEECH(SpeechRequest.class),
    /** A sound from words. */
    @JsonProperty("effect")
    EFFECT(EffectRequest.class),
    /** The sound that belongs to a clip. */
    @JsonProperty("foley")
    FOLEY(FoleyRequest.class),
    /** A clip's mouth to what is heard. */
    @JsonProperty("lipsync")
    LIPSYNC(LipsyncRequest.class),
    /** Our own ffmpeg work: clips to cut. */
    @JsonProperty("cut")
    CUT(CutRequest.class),
    /** Our own ffmpeg work: cut and soundtrack to the finished film. */
    @JsonProperty("film")
    FILM(FilmRequest.class);

    private final Class<? extends ModelRequest> request;

    Kind(Class<? extends ModelRequest> request) {
        this.request = request;
    }

    public Class<? extends ModelRequest> request() {
        return request;
    }
}
