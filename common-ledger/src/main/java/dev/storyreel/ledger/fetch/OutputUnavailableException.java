package dev.storyreel.ledger.fetch;

/** What is offered could not be had just now; it may be later. Its message never holds a link's query. */
public final class OutputUnavailableException extends RuntimeException {

    OutputUnavailableException(String message) {
        super(message);
    }
}
