package dev.storyreel.models.animatic.music;

/** Who plays a note. */
enum Part {
    /** Held chords. */
    PAD,
    /** Chords in rhythm. */
    KEYS,
    /** Broken chords. */
    FIGURE,
    /** The tune. */
    LEAD,
    BASS
}
