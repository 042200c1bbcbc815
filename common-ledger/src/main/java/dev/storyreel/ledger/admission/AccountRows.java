package dev.storyreel.ledger.admission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Providers' accounts: the table {@code ledger.account}. Whoever holds a row's lock admits for all services. */
public final class AccountRows {

    private final JdbcClient jdbc;

    public AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The provider asked not to be called before then; nothing more is admitted until it is over. Of several such
     * requests the latest moment counts.
     */
    public void leaveAlone(String account, Instant until) {
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
                        select calls_left, refilled_at, not_before, served from ledger.account
                        where account = :account for update skip locked""")
                .param("account", account)
                .query((row, _) -> new Account(account, calls(row, limit, now), instant(row, "not_before"), row.getDouble("served")))
                .optional();
    }

    /** How much it has in hand, parked doubts left out; counted no further than there is room. */
    int inHand(String account, int enough) {
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

    void save(Account account) {
        jdbc.sql("""
                        update ledger.account set calls_left = :left, refilled_at = :at, served = :served
                        where account = :account""")
                .param("left", account.calls.left())
                .param("at", Timestamp.from(account.calls.refilledAt()))
                .param("served", account.served)
                .param("account", account.name)
                .update();
    }

    /**
     * A locked account.
     *
     * @param served what the least served of the waiting tenants has had
     */
    record Account(String name, CallBucket calls, @Nullable Instant notBefore, double served) {}

    private static CallBucket calls(ResultSet row, AccountLimit limit, Instant now) throws SQLException {
        Instant refilledAt = instant(row, "refilled_at");
        return refilledAt == null
                ? CallBucket.full(limit.perMinute(), now)
                : new CallBucket(row.getDouble("calls_left"), refilledAt).refilled(limit.perMinute(), now);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
