package dev.storyreel.ledger.admission;

import dev.storyreel.ledger.admission.FairShare.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One look at one account, in the caller's transaction: admits what has its turn, a place and a call with one of
 * its keys, and the money. It locks
 * the account, then budgets, then work, and waits for nobody who waits for it.
 */
final class AccountRound {

    private final AccountRows accounts;
    private final Lines waiting;
    private final Allowances allowances;
    private final WaitingWork work;
    private final Limits limits;

    AccountRound(JdbcClient jdbc, Limits limits) {
        this.accounts = new AccountRows(jdbc);
        this.waiting = new Lines(jdbc);
        this.allowances = new Allowances(jdbc, limits.dailyCapUsd());
        this.work = new WaitingWork(jdbc);
        this.limits = limits;
    }

    Outcome run(String name, Instant now) {
        AccountLimit limit = limits.of(name);
        Optional<AccountRows.Account> locked = accounts.lock(name, limit, now);
        if (locked.isEmpty()) {
            return Outcome.NOTHING;
        }
        AccountRows.Account account = locked.get();
        Rotation rotation = new Rotation(accounts.open(account, limit, now), limit);
        int places = Math.min(limits.window(), rotation.places());
        if (places <= 0) {
            return Outcome.NOTHING;
        }
        List<Line> lines = waiting.of(account, places, limits.window(), now);
        List<Piece> turns = FairShare.turns(lines, places);
        return turns.isEmpty() ? Outcome.NOTHING : admit(account, rotation, lines, turns, now);
    }

    private Outcome admit(
            AccountRows.Account account, Rotation rotation, List<Line> lines, List<Piece> turns, Instant now) {
        Allowances.Locked money = allowances.lock(turns, now);
        Set<String> stillThere = work.lock(turns);
        List<Piece> admitted = new ArrayList<>();
        List<@Nullable String> keys = new ArrayList<>();
        List<Block> blocked = new ArrayList<>();
        for (Piece piece : turns) {
            if (stillThere.contains(piece.key())) {
                @Nullable Block block = money.hold(piece);
                if (block == null) {
                    admitted.add(piece);
                    keys.add(rotation.next().name());
                } else {
                    blocked.add(block);
                }
            }
        }
        work.admit(admitted, keys);
        block(blocked, account.name());
        note(account, rotation, lines, admitted);
        return new Outcome(admitted.size(), blocked.size());
    }

    private void block(List<Block> blocked, String account) {
        if (blocked.isEmpty()) {
            return;
        }
        work.block(blocked);
        Map<Allowance, Block> least = new HashMap<>();
        for (Block block : blocked) {
            least.merge(
                    block.over(), block, (a, b) -> a.piece().holdUsd().compareTo(b.piece().holdUsd()) <= 0 ? a : b);
        }
        least.values().forEach(block -> work.blockLike(block, account, limits.window()));
    }

    private void note(AccountRows.Account account, Rotation rotation, List<Line> lines, List<Piece> admitted) {
        Map<String, Double> served = FairShare.served(lines, admitted);
        double least = served.values().stream().mapToDouble(Double::doubleValue).min().orElse(account.served());
        accounts.save(
                new AccountRows.Account(
                        account.name(), account.calls(), account.notBefore(), Math.max(least, account.served()), account.keys()),
                rotation.keys());
        served.keySet().retainAll(Set.copyOf(admitted.stream().map(Piece::tenant).toList()));
        waiting.save(account.name(), served);
    }

    /** What became of the pieces whose turn it was. */
    record Outcome(int admitted, int blocked) {
        static final Outcome NOTHING = new Outcome(0, 0);
    }
}
