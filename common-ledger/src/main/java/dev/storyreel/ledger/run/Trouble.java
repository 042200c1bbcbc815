package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.models.ModelException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Why a run came to nothing, in words for the row and for people. Pure. */
record Trouble(Failure failure, @Nullable Duration retryAfter) {

    static Trouble of(RuntimeException e) {
        if (e instanceof ModelException model) {
            Failure.Blame blame = model.effect() == ModelException.Effect.NOT_ACCEPTED_FINAL
                    ? Failure.Blame.US // Our request or our account is at fault; a refusal is an answer, not trouble.
                    : Failure.Blame.PROVIDER;
            return new Trouble(
                    new Failure(model.code(), blame, String.valueOf(model.getMessage()), null), model.retryAfter());
        }
        return new Trouble(
                new Failure(
                        "INTERNAL",
                        Failure.Blame.US,
                        "Something went wrong here (" + e.getClass().getSimpleName() + ").",
                        null),
                null);
    }

    /** The database's troubles are nobody's try: the timer waits until it is back. */
    static boolean ofDatabase(RuntimeException e) {
        return e instanceof DataAccessException || e instanceof TransactionException;
    }
}
