package dev.storyreel.models;

/** What a provider offers to resolve a submit that was cut off between intent and answer. */
public enum Recovery {
    /** Class A: submitting again with the same idempotency key is safe; so it is for a free, deterministic model. */
    IDEMPOTENT,
    /** Class B: the job can be found by what was asked. */
    FINDABLE,
    /** Class C: neither; it is parked and shown. */
    NONE
}
