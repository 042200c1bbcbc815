package dev.storyreel.models.animatic.clip;

/**
 * How far a move has come. The clip that opens a beat starts softly; one that continues it starts at full speed, so that
 * no join shows in the movement. Pure.
 */
record Pace(int step) {

    private static final float SOFT_START_SECONDS = 0.7f;

    /** In seconds of full speed. */
    float at(float seconds) {
        if (step > 0) {
            return seconds;
        }
        return seconds < SOFT_START_SECONDS
                ? seconds * seconds / (2 * SOFT_START_SECONDS)
                : seconds - SOFT_START_SECONDS / 2;
    }
}
