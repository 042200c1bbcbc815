package dev.storyreel.ledger.store;

import dev.storyreel.events.Cause;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work, and what the runner keeps beside it.
 *
 * @param preparedCall the call as the provider gets it
 * @param answer       what a provider without jobs answered, until its files are stored
 * @param tries        runs of the present step that came to nothing
 * @param owner        the process that has, or had, the call in hand
 * @param intentAt     when the intent was committed
 * @param cancelWanted nobody waits for it any more
 * @param givenUpAt    when its takes were told that it will not come
 * @param unbilled     failed, and known to have cost nothing
 * @param accountKey   the name of the account's key that this attempt goes out with; null where none was chosen
 * @param cause        what led to the order
 */
public record WorkRow(
        Work work,
        @Nullable String preparedCall,
        Answer.@Nullable Finished answer,
        int tries,
        @Nullable String owner,
        @Nullable Instant intentAt,
        boolean cancelWanted,
        @Nullable Instant givenUpAt,
        boolean unbilled,
        @Nullable String accountKey,
        @Nullable Cause cause) {

    /** The row after its intent is committed. */
    public WorkRow inHands(String of, String call, Instant since) {
        return new WorkRow(
                work.in(WorkState.SUBMITTING), call, null, tries, of, since, cancelWanted, givenUpAt, unbilled,
                accountKey, cause);
    }

    public String key() {
        return work.key();
    }

    public int attempt() {
        return work.attempt();
    }

    /** How often it was attempted in this way of asking, from 1: attempts count on at the slot from way to way. */
    public int attemptsThisWay() {
        return Math.max(1, work.attempt() - work.order().rung());
    }

    /** The same for every try of one attempt. */
    public String idempotencyKey() {
        return work.key() + "-" + work.attempt();
    }

    /** What a call for it may use. */
    public CallContext context(MediaStore media, Path workDir) {
        return new CallContext(idempotencyKey(), media, workDir, accountKey);
    }

    /** In doubt, with nothing left that could resolve it but a person. */
    public boolean parked() {
        return work.state() == WorkState.IN_DOUBT && work.failure() != null;
    }
}
