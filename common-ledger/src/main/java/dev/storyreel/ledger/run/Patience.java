package dev.storyreel.ledger.run;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How long the runner tries what.
 *
 * @param backoff      between runs that came to nothing
 * @param submitTries  how often a call is tried that fails here
 * @param outageTries  how often a call goes out that its provider is not ready for: it costs nothing to wait
 * @param attempts     how many attempts are made where each before is known to be unbilled
 * @param collectTries how often fetching and storing a result is tried
 * @param job          how old a job may become before it is given up
 * @param quiet        how long a job is looked for that a submit in doubt may have made
 * @param look         between two such looks
 * @param record       how long an answer is held in hand while the database is away
 * @param smallDoubtUsd below this, a doubt that cannot be resolved is booked as a possible double and asked anew
 * @param unseen       what becomes of a submit whose job is not among all that its provider shows after the quiet time
 */
public record Patience(
        Backoff backoff,
        int submitTries,
        int outageTries,
        int attempts,
        int collectTries,
        Duration job,
        Duration quiet,
        Duration look,
        Duration record,
        BigDecimal smallDoubtUsd,
        Unseen unseen) {

    /** What is made of a job that should be listed and is not. */
    public enum Unseen {
        /** Lists may be late or wrong: a person decides. */
        PARK,
        /** The list is believed: the submit was never accepted and cost nothing, and the next attempt is made. */
        RESUBMIT
    }

    /** How long a job that was given up is still asked after. */
    Duration forgotten() {
        return job.multipliedBy(8);
    }
}
