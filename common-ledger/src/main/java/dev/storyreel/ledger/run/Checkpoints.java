package dev.storyreel.ledger.run;

/** The steps between an order and its end, in order. A process may die after any of them; tests make it die. */
@FunctionalInterface
public interface Checkpoints {

    Checkpoints UNWATCHED = (_, _) -> {};

    enum Step {
        INTENT_COMMITTED,
        ANSWERED,
        RECORDED,
        POLLED,
        FETCHED,
        STORED,
        DERIVED,
        ENDED
    }

    void reached(Step step, String workKey);
}
