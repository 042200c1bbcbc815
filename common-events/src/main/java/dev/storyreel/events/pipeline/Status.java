package dev.storyreel.events.pipeline;

/**
 * How a take stands. It moves down this list as facts come in; {@link #FAILED} and {@link #REJECTED} are left again
 * when a new attempt is made, {@link #AWAITING_BUDGET} and {@link #AWAITING_OPERATOR} when what is awaited has come.
 */
public enum Status {
    /** Asked for; no phase has begun. */
    QUEUED,
    /** The prompt is becoming a plan. */
    VALIDATING,
    /** The plan stands; its frames are being drawn. */
    STORYBOARDING,
    /** The frames stand, or a first chunk does; clips are being rendered and cut. */
    RENDERING_CHUNKS,
    /** The cut stands; soundtrack and film are being made. */
    REFINING,
    /** It would cost more than it may; it goes on where it was once it may. */
    AWAITING_BUDGET,
    /** Whether a paid call was accepted cannot be found out; it goes on once an operator has decided. */
    AWAITING_OPERATOR,
    /** The film can be played. */
    COMPLETE,
    /** A piece of work was given up; see the error. */
    FAILED,
    /** The prompt cannot become a film as it stands; see the error. */
    REJECTED,
    /** It was called off. What was made by then is kept. */
    CANCELLED;

    /** Whether nothing more is to be expected without a new attempt. */
    public boolean ended() {
        return this == COMPLETE || this == FAILED || this == REJECTED || this == CANCELLED;
    }

    /** The status that the facts of a take amount to. */
    public static Status of(TakeState take) {
        if (take.film().isPresent()) {
            return COMPLETE;
        }
        if (take.cancellation().isPresent()) {
            return CANCELLED;
        }
        if (take.rejection().isPresent()) {
            return REJECTED;
        }
        if (!take.failures().isEmpty()) {
            return FAILED;
        }
        if (!take.pauses().isEmpty()) {
            return switch (take.pauses().getFirst().event().reason()) {
                case BUDGET, DAILY_CAP -> AWAITING_BUDGET;
                case IN_DOUBT -> AWAITING_OPERATOR;
            };
        }
        if (take.cut().isPresent()) {
            return REFINING;
        }
        if (take.storyboard().isPresent() || !take.chunks().isEmpty()) {
            return RENDERING_CHUNKS;
        }
        if (take.plan().isPresent() || !take.frames().isEmpty() || take.soundtrack().isPresent()) {
            return STORYBOARDING;
        }
        return take.begun() ? VALIDATING : QUEUED;
    }
}
