package dev.storyreel.ledger.admission;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What admission keeps to.
 *
 * @param accounts    by provider; all others have the usual limit
 * @param window      at most so many pieces of work are looked at for an account at once
 * @param dailyCapUsd of a tenant that has none of its own; null for none
 */
public record Limits(Map<String, AccountLimit> accounts, int window, @Nullable BigDecimal dailyCapUsd) {

    public Limits {
        accounts = Map.copyOf(accounts);
    }

    AccountLimit of(String account) {
        return accounts.getOrDefault(account, AccountLimit.USUAL);
    }
}
