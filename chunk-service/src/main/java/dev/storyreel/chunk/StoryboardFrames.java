package dev.storyreel.chunk;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import java.util.Optional;

/** Where a beat's storyboard frame is known, as far as it was heard of. */
@FunctionalInterface
public interface StoryboardFrames {
    Optional<MediaRef> of(TakeRef take, String beatId);
}
