package dev.storyreel.ledger.run;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the runner says of providers' accounts, and of their keys by name, to whoever admits work to them. */
public interface Accounts {

    /**
     * The provider asked not to be called before then with this key: or at all, where the account has no other.
     *
     * @return whether the account has other keys, which may be called with
     */
    boolean leaveAlone(String account, @Nullable String key, Instant until);

    /**
     * The provider does not take this key: the account's others go before it until then.
     *
     * @return whether there is another that it may take
     */
    boolean putAside(String account, @Nullable String key, Instant now, Instant until);
}
