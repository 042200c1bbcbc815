package dev.storyreel.simulator.page;

/** What can happen between us and a provider. */
public enum Scenario {
    MADE("a real result of the length, size and kind asked for"),
    PRICED("charged what our rate card said, for every model, resolution and ratio"),
    DROPPED_ANSWER("accepted, and the answer dropped: in doubt, billed once"),
    DOUBT_RESOLVED("that doubt resolved without a second charge"),
    ALIKE("two alike in doubt at once, each resolved to its own job"),
    HIDDEN_ANSWER("accepted, and answered by 5xx, by HTML, or by half of an answer: in doubt, billed once"),
    LATE_ANSWER("accepted, and answered too late: in doubt, billed once"),
    DROPPED_REQUEST("dropped before it was accepted: in doubt all the same, billed nothing"),
    THROTTLED("too many requests: not accepted, tried again when told"),
    LIMITED("beyond its limits, by count"),
    NO_CREDIT("an empty account: not accepted, and said what to do"),
    RETIRED("a retired model: not accepted"),
    BAD_KEY("a key that is nobody's"),
    REJECTED("an input it cannot take, named by field"),
    DECLINED("content declined: a refusal with a suggestion"),
    SCREENED("a brief looked at before anything is spent: words and pictures that do not pass, for nothing"),
    SEEN("reference pictures shown to it, and paid for"),
    CUT_SHORT("an answer cut short at its limit: failed, and charged"),
    FAILED("a job that fails"),
    CHARGED_ANYWAY("what came to nothing and is charged all the same, booked as billed"),
    RESULT_GONE("a result that is gone before it is fetched"),
    POLL_TROUBLE("asking after a job goes wrong: asked again"),
    CANCELLED("a job cancelled"),
    NEWS("webhooks: signed, to an address per job"),
    BAD_NEWS("webhooks that are late, lost, twice, or forged");

    private final String words;

    Scenario(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
