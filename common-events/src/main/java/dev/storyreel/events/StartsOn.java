package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a chunk's first frame is. */
public enum StartsOn {
    @JsonProperty("storyboard")
    STORYBOARD,
    @JsonProperty("lastFrame")
    LAST_FRAME
}
