package dev.storyreel.events.wire;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What is written outside the caller's transaction would outlive its rollback. */
final class InTransaction {

    private InTransaction() {}

    static void require(String rule) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(rule + "; there is none.");
        }
    }
}
