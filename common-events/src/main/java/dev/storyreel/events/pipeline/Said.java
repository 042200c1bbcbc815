package dev.storyreel.events.pipeline;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.storyreel.events.Catalogue;
import dev.storyreel.events.Event;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An event, and when it was first said. As JSON it carries its name of the catalogue, by which it is read again.
 *
 * @param at {@code ce_time}
 */
@JsonDeserialize(using = SaidReader.class)
public record Said(Instant at, Event event) {

    private static final Comparator<Said> FIRST =
            Comparator.comparing(Said::at).thenComparing(said -> said.event().toString());

    /** Which of the facts of a take this is; two sayings with one identity are one fact. */
    String identity() {
        return type() + " " + Objects.toString(event.slot(), "-") + " " + event.attempt();
    }

    /** The name in the catalogue. */
    @JsonProperty
    public String type() {
        return Catalogue.typeOf(event);
    }

    /** Of two sayings of one fact, the first; where even their times agree, whichever, but always the same. */
    static Said join(Said one, Said other) {
        return FIRST.compare(one, other) <= 0 ? one : other;
    }
}
