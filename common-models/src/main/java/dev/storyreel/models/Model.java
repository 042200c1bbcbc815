package dev.storyreel.models;

import java.time.Instant;
import java.util.List;

/**
 * A way of asking a provider for work of one kind. Stateless, and safe at least once only because the ledger keeps the
 * intent, the job's id and the result: nothing here retries a call that costs money.
 *
 * <p>Call order: {@link #prepare} as often as needed; the ledger commits the intent; {@link #submit} once; then
 * {@link #poll} until it ends. Trouble below is a {@link ModelException}, which says whether the submit may have been
 * accepted.
 *
 * @param <R> the request of its kind
 */
public interface Model<R extends ModelRequest> {

    /** The provider's name, which is also the account that is charged: {@code animatic}, {@code replicate}… */
    String provider();

    Kind kind();

    /**
     * The names of the account's keys, as {@link Keys} names them; the ledger chooses among them for each piece of work.
     * Empty where the provider asks for none, or they are not ours to choose.
     */
    default List<String> keys() {
        return List.of();
    }

    /** Whether this serves the catalogue's model of that name. */
    boolean serves(String model);

    /** How a submit that was cut off between intent and answer is resolved. */
    Recovery recovery();

    /**
     * Free and repeatable: uploads inputs and settles the exact call. What it returns is committed with the intent.
     *
     * @return the call as text, in the provider's own form
     */
    String prepare(R request, CallContext context);

    /** Costs money. Exactly one request goes out, or none. */
    Answer submit(R request, String preparedCall, CallContext context);

    /** Asks after a job. Synchronous models are never asked. */
    Answer poll(String jobId, CallContext context);

    /** Asks the provider to cancel; the job then ends as the provider says. */
    default void cancel(String jobId, CallContext context) {}

    /**
     * Looks for the job that a submit in doubt may have made. Only for {@link Recovery#FINDABLE}.
     *
     * @param since the intent's time
     */
    default Search find(String preparedCall, Instant since, CallContext context) {
        return new Search.Unclear();
    }
}
