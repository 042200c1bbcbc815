package dev.storyreel.ledger;

/** The life of a piece of work. See ARCHITECTURE.md for the picture. */
public enum WorkState {
    /** Waits for its turn at the provider's account, and for its budget. */
    QUEUED,
    /** May be called for; what it can cost at most is set aside. */
    ADMITTED,
    /** The intent is committed; the call may or may not have gone out. */
    SUBMITTING,
    /** The provider's job id is known. */
    SUBMITTED,
    DONE,
    REFUSED,
    FAILED,
    CANCELLED,
    /** Cut off between intent and answer, and not yet resolved. */
    IN_DOUBT;

    public boolean ended() {
        return this == DONE || this == REFUSED || this == FAILED || this == CANCELLED;
    }
}
