package dev.storyreel.validation.policy;

/** What is said of a prompt before anything is paid for it. */
public sealed interface Verdict {

    /** @param prompt sanitised */
    record Accepted(String prompt) implements Verdict {}

    /**
     * @param code       {@code EMPTY_PROMPT}, {@code PROMPT_TOO_LONG} or {@code POLICY}
     * @param suggestion what to change
     */
    record Rejected(String code, String message, String suggestion) implements Verdict {}
}
