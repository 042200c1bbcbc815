package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.TakeRef;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccountGaugesTest {

    @Test
    void what_waits_is_in_hand_is_blocked_and_was_spent_is_seen() {
        try (WaitingRoom room = new WaitingRoom()) {
            Limits limits = WaitingRoom.limits("replicate", new AccountLimit(2, 1000));
            Budgets budgets = new Budgets(room.jdbc, limits, room);
            budgets.cap(new TakeRef("ann", "film", 1), new BigDecimal("1"));
            room.waits("replicate", "ann", "film", "2.00");
            for (int i = 0; i < 5; i++) {
                room.waits("replicate", "ann", "other", "0.50");
            }
            room.process(limits).admit();
            room.ends(room.in("ADMITTED").getFirst(), new BigDecimal("0.40"), budgets);

            SimpleMeterRegistry meters = new SimpleMeterRegistry();
            AccountGauges gauges = new AccountGauges(room.jdbc, room, meters);
            gauges.count();
            assertThat(meters.get("storyreel.ledger.account.waiting").tag("account", "replicate").gauge().value())
                    .isEqualTo(3);
            assertThat(meters.get("storyreel.ledger.account.in.hand").tag("account", "replicate").gauge().value())
                    .isEqualTo(1);
            assertThat(meters.get("storyreel.ledger.blocked").tag("cap", "budget").gauge().value()).isEqualTo(1);
            assertThat(meters.get("storyreel.ledger.blocked").tag("cap", "daily-cap").gauge().value()).isZero();
            assertThat(meters.get("storyreel.ledger.spent.today.usd").gauge().value()).isEqualTo(0.4);

            room.pass(Duration.ofHours(20));
            room.jdbc.sql("update ledger.work set state = 'DONE'").update();
            gauges.count();
            assertThat(meters.get("storyreel.ledger.spent.today.usd").gauge().value()).isZero();
            assertThat(meters.get("storyreel.ledger.account.waiting").tag("account", "replicate").gauge().value())
                    .as("an account that nothing waits for is still shown")
                    .isZero();
        }
    }
}
