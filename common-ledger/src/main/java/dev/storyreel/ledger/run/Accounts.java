package dev.storyreel.ledger.run;

import java.time.Instant;

/** What the runner says of providers' accounts to whoever admits work to them. */
@FunctionalInterface
public interface Accounts {

    /** The provider asked not to be called before then. */
    void leaveAlone(String account, Instant until);
}
