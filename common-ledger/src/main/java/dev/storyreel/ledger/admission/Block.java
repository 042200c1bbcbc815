package dev.storyreel.ledger.admission;

/**
 * A piece of work that would go over a cap.
 *
 * @param over whose cap
 */
record Block(Piece piece, Reason reason, Allowance over) {

    enum Reason {
        BUDGET,
        DAILY_CAP
    }
}
