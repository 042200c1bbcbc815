package dev.storyreel.models;

/**
 * Everything that determines a piece of work besides its slot: these are the canonical inputs that the work key is made
 * of. Media are in it by claim check, so their sha-256 counts and their links never do.
 */
public sealed interface ModelRequest
        permits PlanRequest,
                ImageRequest,
                ClipRequest,
                MusicRequest,
                SpeechRequest,
                EffectRequest,
                FoleyRequest,
                LipsyncRequest,
                CutRequest,
                FilmRequest {

    /** The model asked, by its name in the catalogue. */
    String model();
}
