package dev.storyreel.models;

import dev.storyreel.events.Brief;

/** Looks at a brief and its pictures before anything is spent on them. Free, and harmless to repeat. */
public interface Screening {

    /**
     * Trouble of its own is no exception but an opinion: that it could not look.
     *
     * @throws ModelException where a picture cannot be fetched from our own store
     */
    Opinion look(Brief brief, CallContext context);

    /** What it thinks of a brief. */
    sealed interface Opinion {

        record Passed() implements Opinion {}

        /** @param suggestion what to change */
        record Declined(String message, String suggestion) implements Opinion {}

        /** @param why it could not look, in words a person can act on */
        record Unseen(String why) implements Opinion {}
    }
}
