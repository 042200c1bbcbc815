package dev.storyreel.ledger.admission;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work that waits, in {@code ledger.work}: lets it go on, or notes over which cap it would go. */
final class WaitingWork {

    private final JdbcClient jdbc;

    WaitingWork(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those that still wait, locked. Whoever has one in hand is not waited for, who may wait for an allowance that is locked
     * here.
     */
    Set<String> lock(Collection<Piece> pieces) {
        return Set.copyOf(jdbc.sql("""
                        select work_key from ledger.work
                        where work_key = any(:keys) and state = 'QUEUED' and blocked is null
                        for no key update skip locked""")
                .param("keys", keys(pieces))
                .query(String.class)
                .list());
    }

    /** @param accountKeys which of the account's keys each goes out with; null where there is none to choose */
    void admit(List<Piece> pieces, List<@Nullable String> accountKeys) {
        jdbc.sql("""
                        update ledger.work
                        set state = 'ADMITTED', hold_usd = estimate_usd, dispatched = false,
                            account_key = given.account_key
                        from unnest(:keys, :accountKeys) as given (work_key, account_key)
                        where work.work_key = given.work_key""")
                .param("keys", keys(pieces))
                .param("accountKeys", accountKeys.toArray(String[]::new))
                .update();
    }

    void block(List<Block> blocks) {
        jdbc.sql("""
                        update ledger.work
                        set blocked = block.reason, cap_usd = block.cap, needed_usd = block.used + estimate_usd
                        from unnest(:keys, :reasons, :caps, :used) as block (work_key, reason, cap, used)
                        where work.work_key = block.work_key""")
                .param("keys", keys(blocks.stream().map(Block::piece).toList()))
                .param("reasons", each(blocks, block -> block.reason().name()).toArray(String[]::new))
                .param("caps", each(blocks, block -> block.over().cap()).toArray(BigDecimal[]::new))
                .param("used", each(blocks, block -> block.over().used()).toArray(BigDecimal[]::new))
                .update();
    }

    /** What waits for the same allowance and costs no less would go over the cap too. At most so much at once. */
    int blockLike(Block block, String account, int atMost) {
        String same =
                switch (block.reason()) {
                    case BUDGET -> "tenant = :tenant and video_id = :video";
                    case DAILY_CAP -> "provider = :account and tenant = :tenant";
                };
        return jdbc.sql("""
                        update ledger.work
                        set blocked = :reason, cap_usd = :cap, needed_usd = :used + estimate_usd
                        where work_key in (
                            select work_key from ledger.work
                            where %s and state = 'QUEUED' and blocked is null and estimate_usd >= :hold
                            limit :atMost for no key update skip locked)""".formatted(same))
                .param("reason", block.reason().name())
                .param("cap", block.over().cap())
                .param("used", block.over().used())
                .param("tenant", block.piece().tenant())
                .param("video", block.piece().videoId())
                .param("account", account)
                .param("hold", block.piece().holdUsd())
                .param("atMost", atMost)
                .update();
    }

    private static String[] keys(Collection<Piece> pieces) {
        return pieces.stream().map(Piece::key).toArray(String[]::new);
    }

    private static <T> List<T> each(List<Block> blocks, Function<Block, T> what) {
        return blocks.stream().map(what).toList();
    }
}
