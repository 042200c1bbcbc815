package dev.storyreel.ledger.fetch;

/** What is offered will not be taken, now or later. Its message never holds a link's query. */
public final class UnusableOutputException extends RuntimeException {

    UnusableOutputException(String message) {
        super(message);
    }
}
