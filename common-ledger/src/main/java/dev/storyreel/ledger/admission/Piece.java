package dev.storyreel.ledger.admission;

import java.math.BigDecimal;

/**
 * A piece of work that waits for its turn.
 *
 * @param holdUsd the most it can cost
 */
record Piece(String key, String tenant, String videoId, BigDecimal holdUsd, double expectedSeconds) {

    boolean free() {
        return holdUsd.signum() == 0;
    }
}
