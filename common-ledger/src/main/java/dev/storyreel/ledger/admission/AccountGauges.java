package dev.storyreel.ledger.admission;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for each account and what it has in hand, what is over a cap, and what was spent today: of the whole house,
 * so every service shows the same. Counted when it is told to.
 */
public final class AccountGauges {

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final MultiGauge waiting;
    private final MultiGauge inHand;
    private volatile double overBudget;
    private volatile double overDailyCap;
    private volatile double spentToday;

    public AccountGauges(JdbcClient jdbc, InstantSource clock, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.clock = clock;
        waiting = MultiGauge.builder("storyreel.ledger.account.waiting")
                .description("Work that waits for its turn at a provider's account")
                .register(registry);
        inHand = MultiGauge.builder("storyreel.ledger.account.in.hand")
                .description("Work that a provider's account has places taken by")
                .register(registry);
        blocked(registry, Block.Reason.BUDGET);
        blocked(registry, Block.Reason.DAILY_CAP);
        Gauge.builder("storyreel.ledger.spent.today.usd", this, gauges -> gauges.spentToday)
                .description("Money spent since midnight UTC, by all tenants, in US dollars")
                .register(registry);
    }

    public void count() {
        List<MultiGauge.Row<?>> waits = new ArrayList<>();
        List<MultiGauge.Row<?>> has = new ArrayList<>();
        jdbc.sql("""
                        select provider, sum(waiting) as waiting, sum(in_hand) as in_hand
                        from (select provider, count(*) as waiting, 0 as in_hand from ledger.work
                              where state = 'QUEUED' and blocked is null group by provider
                              union all
                              select provider, 0, count(*) from ledger.work
                              where state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')
                                and not (state = 'IN_DOUBT' and failure is not null)
                              group by provider
                              union all
                              select account, 0, 0 from ledger.account) each
                        group by provider""")
                .query(row -> {
                    Tags account = Tags.of("account", row.getString("provider"));
                    waits.add(MultiGauge.Row.of(account, row.getLong("waiting")));
                    has.add(MultiGauge.Row.of(account, row.getLong("in_hand")));
                });
        waiting.register(waits, true);
        inHand.register(has, true);
        overBudget = blocked(Block.Reason.BUDGET);
        overDailyCap = blocked(Block.Reason.DAILY_CAP);
        spentToday = jdbc.sql("""
                        select coalesce(sum(usd), 0) from ledger.tenant join ledger.charge using (tenant)
                        where booked_at >= :today""")
                .param("today", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.DAYS)))
                .query(Double.class)
                .single();
    }

    private void blocked(MeterRegistry registry, Block.Reason reason) {
        Gauge.builder(
                        "storyreel.ledger.blocked",
                        this,
                        gauges -> switch (reason) {
                            case BUDGET -> gauges.overBudget;
                            case DAILY_CAP -> gauges.overDailyCap;
                        })
                .description("Work that would go over a cap")
                .tag("cap", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .register(registry);
    }

    private double blocked(Block.Reason reason) {
        return jdbc.sql("select count(*) from ledger.work where blocked = :reason and state = 'QUEUED'")
                .param("reason", reason.name())
                .query(Double.class)
                .single();
    }
}
