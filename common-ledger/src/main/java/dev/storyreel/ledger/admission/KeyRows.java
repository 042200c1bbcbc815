package dev.storyreel.ledger.admission;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The keys of accounts that have several: the table {@code ledger.account_key}, below its account's lock. */
final class KeyRows {

    private final JdbcClient jdbc;

    KeyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A key's row, and what is under way with it. */
    private record Row(Key key, @Nullable Instant notBefore, @Nullable Instant asideUntil) {}

    /** Those of a locked account that may be called with now. Where all are put aside, none is. */
    List<Key> open(AccountRows.Account account, AccountLimit limit, Instant now) {
        List<Row> all = of(account, limit, now);
        Predicate<Row> taken = row -> isOver(row.asideUntil(), now);
        boolean none = all.stream().noneMatch(taken);
        return all.stream()
                .filter(row -> none || taken.test(row))
                .filter(row -> isOver(row.notBefore(), now))
                .map(Row::key)
                .toList();
    }

    private List<Row> of(AccountRows.Account account, AccountLimit limit, Instant now) {
        return jdbc.sql("""
                        select key, calls_left, refilled_at, not_before, aside_until, last_turn, in_hand.count
                        from ledger.account_key
                        cross join lateral (
                            select count(*) from (
                                select from ledger.work
                                where provider = :account and work.account_key = account_key.key
                                  and state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')
                                  and not (state = 'IN_DOUBT' and failure is not null)
                                limit :enough) taken) in_hand
                        where account = :account
                        order by array_position(:keys, key)""")
                .param("account", account.name())
                .param("enough", limit.concurrency())
                .param("keys", account.keys().toArray(String[]::new))
                .query((row, _) -> new Row(
                        new Key(
                                row.getString("key"),
                                AccountRows.calls(row, limit, now),
                                row.getInt("count"),
                                row.getLong("last_turn")),
                        AccountRows.instant(row, "not_before"),
                        AccountRows.instant(row, "aside_until")))
                .list();
    }

    void save(String account, List<Key> keys) {
        jdbc.sql("""
                        update ledger.account_key
                        set calls_left = latest.calls_left, refilled_at = latest.refilled_at, last_turn = latest.turn
                        from unnest(:keys, :left, cast(:at as timestamptz[]), :turns) as latest (key, calls_left, refilled_at, turn)
                        where account = :account and account_key.key = latest.key""")
                .param("account", account)
                .param("keys", keys.stream().map(Key::name).toArray(String[]::new))
                .param("left", keys.stream().map(key -> key.calls().left()).toArray(Double[]::new))
                .param("at", keys.stream().map(key -> key.calls().refilledAt().toString()).toArray(String[]::new))
                .param("turns", keys.stream().map(Key::turn).toArray(Long[]::new))
                .update();
    }

    /** @return false where the account has no such key beside others */
    boolean leaveAlone(String account, String key, Instant until) {
        return jdbc.sql("""
                        update ledger.account_key set not_before = greatest(not_before, :until)
                        where account = :account and key = :key""")
                .param("account", account)
                .param("key", key)
                .param("until", Timestamp.from(until))
                .update() == 1;
    }

    /** @return whether it was not aside before */
    boolean putAside(String account, String key, Instant now, Instant until) {
        return jdbc.sql("""
                        update ledger.account_key set aside_until = :until
                        where account = :account and key = :key and (aside_until is null or aside_until <= :now)""")
                .param("account", account)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(until))
                .update() == 1;
    }

    /** Whether the account has a key that is not put aside. */
    boolean hasOther(String account, String key, Instant now) {
        return jdbc.sql("""
                        select exists (select from ledger.account_key
                                       where account = :account and key <> :key
                                         and (aside_until is null or aside_until <= :now))""")
                .param("account", account)
                .param("key", key)
                .param("now", Timestamp.from(now))
                .query(Boolean.class)
                .single();
    }

    /** Several, or none. What is known of a key that stays is kept. */
    void replace(String account, List<String> keys) {
        jdbc.sql("delete from ledger.account_key where account = :account and not key = any(:keys)")
                .param("account", account)
                .param("keys", keys.toArray(String[]::new))
                .update();
        jdbc.sql("""
                        insert into ledger.account_key (account, key) select :account, unnest(:keys)
                        on conflict do nothing""")
                .param("account", account)
                .param("keys", keys.toArray(String[]::new))
                .update();
    }

    private static boolean isOver(@Nullable Instant until, Instant now) {
        return until == null || !until.isAfter(now);
    }
}
