package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A provider refused a piece of work, and it is asked for in another way, as was wished for that case.
 *
 * @param attempt   that was refused
 * @param way       what is otherwise now
 * @param model     that is asked now
 * @param refusedBy the model that refused
 * @param refusal   what was said to it
 */
public record AskedOtherwise(
        TakeRef take, Phase phase, Slot slot, int attempt, Way way, String model, String refusedBy, Failure refusal)
        implements PhaseEvent {

    /** A way of asking that differs from the one before; in the order in which they are tried. */
    public enum Way {
        @JsonProperty("new-seed")
        NEW_SEED("new-seed"),
        @JsonProperty("softened-prompt")
        SOFTENED_PROMPT("softened-prompt"),
        @JsonProperty("another-model")
        ANOTHER_MODEL("another-model");

        private final String label;

        Way(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** 1 to 3; what is asked for as it was wished stands at 0. */
        public int rung() {
            return ordinal() + 1;
        }
    }
}
