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
