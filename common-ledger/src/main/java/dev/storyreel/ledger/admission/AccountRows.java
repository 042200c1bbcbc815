package dev.storyreel.ledger.admission;

import dev.storyreel.ledger.run.Accounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Providers' accounts: the table {@code ledger.account}. Whoever holds a row's lock admits for all services, and is the only
 * one to change its keys' rows.
 */
public final class AccountRows implements Accounts {

    private static final Logger LOG = LoggerFactory.getLogger(AccountRows.class);

    private final JdbcClient jdbc;
    private final KeyRows keys;

    public AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.keys = new KeyRows(jdbc);
    }

    /**
     * The keys of an account, as they are configured now, by their names and in their order. In the caller's transaction.
     * All services are to have the same; of those that have others, the last to start is believed.
     */
    public void declare(String account, List<String> names) {
        add(account);
        List<String> before = jdbc.sql("select keys from ledger.account where account = :account for update")
                .param("account", account)
                .query((row, _) -> names(row))
                .single();
        if (before.equals(names)) {
            return;
        }
        jdbc.sql("update ledger.account set keys = :keys where account = :account")
                .param("keys", names.toArray(String[]::new))
                .param("account", account)
                .update();
        keys.replace(account, names.size() > 1 ? names : List.of());
        LOG.info("The account {} is called with {} key(s): {}.", account, names.size(), names);
    }

    @Override
    public boolean leaveAlone(String account, @Nullable String key, Instant until) {
        if (key != null && keys.leaveAlone(account, key, until)) {
            return true;
        }
        leaveAlone(account, until);
        return false;
    }

    @Override
    public boolean putAside(String account, @Nullable String key, Instant now, Instant until) {
        if (key == null) {
            return false;
        }
        if (keys.putAside(account, key, now, until)) {
            LOG.error("The provider {} does not take the key {}: it is put aside until {}.", account, key, until);
        }
        return keys.hasOther(account, key, now);
    }

    /**
     * The provider asked not to be called before then; nothing more is admitted until it is over. Of several such
     * requests the latest moment counts.
     */
    void leaveAlone(String account, Instant until) {
        jdbc.sql("""
                        insert into ledger.account (account, not_before) values (:account, :until)
                        on conflict (account) do update
                            set not_before = greatest(account.not_before, excluded.not_before)""")
                .param("account", account)
                .param("until", Timestamp.from(until))
                .update();
    }

    /** Those with waiting work. */
    List<String> waiting() {
        return jdbc.sql("""
                        with recursive waiting as (
                            (select provider from ledger.work
                             where state = 'QUEUED' and blocked is null
                             order by provider limit 1)
                            union all
                            select next.provider from waiting cross join lateral (
                                select provider from ledger.work
                                where state = 'QUEUED' and blocked is null and provider > waiting.provider
                                order by provider limit 1) next)
                        select provider from waiting""")
                .query(String.class)
                .list();
    }

    /** Makes the row of an account that has none, ahead of the transaction that locks it: an insert would wait. */
    void add(String account) {
        jdbc.sql("insert into ledger.account (account) values (:account) on conflict do nothing")
                .param("account", account)
                .update();
    }

    /**
     * Locks an account until the transaction ends.
     *
     * @return empty where another has it
     */
    Optional<Account> lock(String account, AccountLimit limit, Instant now) {
        return jdbc.sql("""
                        select calls_left, refilled_at, not_before, served, keys from ledger.account
                        where account = :account for update skip locked""")
                .param("account", account)
                .query((row, _) -> new Account(
                        account, calls(row, limit, now), instant(row, "not_before"), row.getDouble("served"), names(row)))
                .optional();
    }

    /** Its keys that may be called with now. Of one key, or none, the account's own row says all there is to know. */
    List<Key> open(Account account, AccountLimit limit, Instant now) {
        if (account.notBefore != null && account.notBefore.isAfter(now)) {
            return List.of();
        }
        if (account.keys.size() > 1) {
            return keys.open(account, limit, now);
        }
        @Nullable String only = account.keys.isEmpty() ? null : account.keys.getFirst();
        return account.calls.calls() <= 0
                ? List.of()
                : List.of(new Key(only, account.calls, inHand(account.name, limit.concurrency()), 0));
    }

    /** How much it has in hand, parked doubts left out; counted no further than there is room. */
    private int inHand(String account, int enough) {
        return jdbc.sql("""
                        select count(*) from (
                            select from ledger.work
                            where provider = :account and state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')
                              and not (state = 'IN_DOUBT' and failure is not null)
                            limit :enough) in_hand""")
                .param("account", account)
                .param("enough", enough)
                .query(Integer.class)
                .single();
    }

    /** @param open its keys, as they are now */
    void save(Account account, List<Key> open) {
        if (account.keys.size() > 1) {
            keys.save(account.name, open);
        }
        CallBucket calls = account.keys.size() > 1 ? account.calls : open.getFirst().calls();
        jdbc.sql("""
                        update ledger.account set calls_left = :left, refilled_at = :at, served = :served
                        where account = :account""")
                .param("left", calls.left())
                .param("at", Timestamp.from(calls.refilledAt()))
                .param("served", account.served)
                .param("account", account.name)
                .update();
    }

    /**
     * A locked account.
     *
     * @param calls  of all its calls, where it has no more than one key
     * @param served what the least served of the waiting tenants has had
     * @param keys   their names, in their order
     */
    record Account(String name, CallBucket calls, @Nullable Instant notBefore, double served, List<String> keys) {}

    static CallBucket calls(ResultSet row, AccountLimit limit, Instant now) throws SQLException {
        Instant refilledAt = instant(row, "refilled_at");
        return refilledAt == null
                ? CallBucket.full(limit.perMinute(), now)
                : new CallBucket(row.getDouble("calls_left"), refilledAt).refilled(limit.perMinute(), now);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static List<String> names(ResultSet row) throws SQLException {
        return List.of((String[]) Objects.requireNonNull(row.getArray("keys")).getArray());
    }
}
