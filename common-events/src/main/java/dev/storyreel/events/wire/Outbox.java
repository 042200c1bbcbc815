package dev.storyreel.events.wire;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Event;
import org.jspecify.annotations.Nullable;

/** Facts that this service says. Written in the caller's transaction; published in order per video, at least once. */
public interface Outbox {

    /**
     * Says a fact. Saying it again changes nothing: the first saying's content and time stand.
     *
     * @param cause what led to it, whose correlation it takes over; null where a request begins
     */
    void say(Event event, @Nullable Cause cause);

    /**
     * Says a fact to those who may have missed it. What was said before is published once more as it stands, unless that
     * was only a moment ago.
     */
    void sayAgain(Event event, @Nullable Cause cause);
}
