package dev.storyreel.events.wire;

import dev.storyreel.events.Fact;

/** What this service has heard. It records; it does not filter. Written in the caller's transaction. */
public interface Inbox {

    /** Notes that a fact was heard. @return whether it was the first time */
    boolean heard(Fact<?> fact);
}
