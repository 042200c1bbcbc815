package dev.storyreel.ledger.admission;

import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.Purse;
import java.math.BigDecimal;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What videos may cost. In the caller's transaction. */
public final class Budgets implements Purse {

    private final JdbcClient jdbc;
    private final SecondLook secondLook;

    public Budgets(JdbcClient jdbc, Limits limits, InstantSource clock) {
        this.jdbc = jdbc;
        this.secondLook = new SecondLook(jdbc, limits.dailyCapUsd(), clock);
    }

    /**
     * A fact says what the take's video may cost, all takes together. Such facts come in any order and repeatedly: the
     * highest amount stands.
     *
     * @param budgetUsd null where the fact sets no cap; one that another fact sets stands
     */
    @Override
    public void cap(TakeRef take, @Nullable BigDecimal budgetUsd) {
        if (budgetUsd == null) {
            return;
        }
        jdbc.sql("""
                        insert into ledger.budget (tenant, video_id, cap_usd) values (:tenant, :video, :cap)
                        on conflict (tenant, video_id) do update
                            set cap_usd = greatest(budget.cap_usd, excluded.cap_usd)""")
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("cap", budgetUsd)
                .update();
        secondLook.at(take.tenant(), take.videoId());
    }

    /**
     * Work of a video ended, or holds less: what it left may be enough for other work of it. A moment later what is
     * blocked by the tenant's day is looked at too, without this.
     */
    @Override
    public void released(String tenant, String videoId) {
        secondLook.at(tenant, videoId);
    }
}
