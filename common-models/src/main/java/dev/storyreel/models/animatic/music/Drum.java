package dev.storyreel.models.animatic.music;

/** What can be struck. */
enum Drum {
    KICK,
    SNARE,
    CLAP,
    RIM,
    HAT,
    OPEN_HAT,
    RIDE,
    SHAKER,
    TOM,
    TAIKO,
    CRASH,
    BOOM,
    RISER
}
