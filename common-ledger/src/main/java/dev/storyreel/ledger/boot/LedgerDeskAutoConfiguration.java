package dev.storyreel.ledger.boot;

import dev.storyreel.events.wire.EventsAutoConfiguration;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.desk.DoubtDesk;
import dev.storyreel.ledger.store.WorkViews;
import java.time.Clock;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Gives a service without work of its own ({@code storyreel.ledger.desk=true}) sight of the ledger, and a place to say
 * what is to become of work. It runs none.
 */
@AutoConfiguration(after = EventsAutoConfiguration.class)
@ConditionalOnMissingBean(PhaseDecider.class)
@ConditionalOnProperty("storyreel.ledger.desk")
public class LedgerDeskAutoConfiguration {

    @Bean
    InitializingBean ledgerTables(SchemaMigrations migrations) {
        return () -> migrations.migrate("ledger", "ledger");
    }

    @Bean
    @DependsOn("ledgerTables")
    DoubtDesk doubtDesk(JdbcClient jdbc) {
        return new DoubtDesk(new WorkViews(jdbc));
    }

    @Bean
    @DependsOn("ledgerTables")
    Decisions decisions(JdbcClient jdbc, Clock clock) {
        return new Decisions(jdbc, clock);
    }
}
