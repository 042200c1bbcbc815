package dev.storyreel.simulator;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that shall go wrong.
 *
 * @param provider {@code replicate}, {@code elevenlabs}, {@code bedrock}…; null for whichever comes first
 * @param model    as the provider names it; null for whichever comes first
 * @param times    how often; 1 where nothing is said
 * @param chance   how likely it is each time it could happen, up to 1; where nothing is said, it is certain
 * @param delay    for {@link What#SLOW_ANSWER} and {@link What#LATE_WEBHOOK}; as a caller feels it, not scaled
 */
public record Fault(
        What fault,
        @Nullable String provider,
        @Nullable String model,
        int times,
        double chance,
        @Nullable Duration delay) {

    public Fault {
        Objects.requireNonNull(fault, "fault");
        times = Math.max(times, 1);
        chance = chance > 0 ? Math.min(chance, 1) : 1;
    }

    public Fault(
            What fault, @Nullable String provider, @Nullable String model, int times, @Nullable Duration delay) {
        this(fault, provider, model, times, 1, delay);
    }

    public static Fault once(What what) {
        return new Fault(what, null, null, 1, null);
    }

    boolean concerns(What what, String askedProvider, String askedModel) {
        return fault == what
                && (provider == null || provider.equals(askedProvider))
                && (model == null || model.equals(askedModel));
    }

    Fault once() {
        return new Fault(fault, provider, model, times - 1, chance, delay);
    }

    /** The kinds of trouble there are. */
    public enum What {
        /** Too many requests; nothing is accepted. */
        @JsonProperty("throttle")
        THROTTLE,
        /** The provider is too busy: 503, and nothing is accepted. */
        @JsonProperty("busy")
        BUSY,
        /** The account is empty; nothing is accepted. */
        @JsonProperty("no-credit")
        NO_CREDIT,
        /** The model is gone. */
        @JsonProperty("retired")
        RETIRED,
        /** The submit is read, nothing is accepted, and the connection closes. */
        @JsonProperty("drop-request")
        DROP_REQUEST,
        /** The submit is accepted and billed, and the connection closes without a word. */
        @JsonProperty("drop-answer")
        DROP_ANSWER,
        /** The submit is accepted and billed, and answered with 500. */
        @JsonProperty("error-after-accept")
        ERROR_AFTER_ACCEPT,
        /** The submit is accepted and billed, and answered with a page of HTML. */
        @JsonProperty("html-answer")
        HTML_ANSWER,
        /** The submit is accepted and billed, and answered late. */
        @JsonProperty("slow-answer")
        SLOW_ANSWER,
        /** The submit is accepted and billed, and its answer breaks off midway. */
        @JsonProperty("cut-answer")
        CUT_ANSWER,
        /** The submit is declined for its content; nothing is accepted. */
        @JsonProperty("blocked-prompt")
        BLOCKED_PROMPT,
        /** The job ends as declined for its content. */
        @JsonProperty("sensitive")
        SENSITIVE,
        /** The job fails. */
        @JsonProperty("fail")
        FAIL,
        /** What fails, is declined or is cancelled midway is charged all the same. */
        @JsonProperty("billed-all-the-same")
        BILLED_ALL_THE_SAME,
        /** The job stays in the queue. */
        @JsonProperty("stuck")
        STUCK,
        /** The job succeeds, and its result is gone by then. */
        @JsonProperty("remove-data")
        REMOVE_DATA,
        /** Asking after a job is answered with 503. */
        @JsonProperty("poll-unavailable")
        POLL_UNAVAILABLE,
        /** A webhook is sent twice. */
        @JsonProperty("duplicate-webhook")
        DUPLICATE_WEBHOOK,
        /** A webhook comes late, so that others overtake it. */
        @JsonProperty("late-webhook")
        LATE_WEBHOOK,
        /** A webhook is never sent. */
        @JsonProperty("lost-webhook")
        LOST_WEBHOOK
    }
}
