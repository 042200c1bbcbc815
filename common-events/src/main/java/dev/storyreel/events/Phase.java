package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The four phases that turn a request into a film, in the order of the data flow, each with the topic it writes. */
public enum Phase {
    VALIDATION("validation", Topics.PLANS),
    STORYBOARD("storyboard", Topics.STORYBOARDS),
    CHUNKS("chunks", Topics.CHUNKS),
    REFINE("refine", Topics.FINALS);

    private final String label;
    private final String topic;

    Phase(String label, String topic) {
        this.label = label;
        this.topic = topic;
    }

    /** @throws IllegalArgumentException where no phase is called that */
    public static Phase of(String label) {
        return Arrays.stream(values())
                .filter(phase -> phase.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no phase '" + label + "'."));
    }

    @JsonValue
    public String label() {
        return label;
    }

    public String topic() {
        return topic;
    }
}
