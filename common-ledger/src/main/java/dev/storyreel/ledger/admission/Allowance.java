package dev.storyreel.ledger.admission;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What is used of a cap, while its row is locked. */
final class Allowance {

    private final @Nullable BigDecimal cap;
    private BigDecimal used;

    /** @param cap null where there is none */
    Allowance(@Nullable BigDecimal cap, BigDecimal used) {
        this.cap = cap;
        this.used = used;
    }

    boolean has(BigDecimal amount) {
        return cap == null || used.add(amount).compareTo(cap) <= 0;
    }

    void hold(BigDecimal amount) {
        used = used.add(amount);
    }

    @Nullable BigDecimal cap() {
        return cap;
    }

    BigDecimal used() {
        return used;
    }
}
