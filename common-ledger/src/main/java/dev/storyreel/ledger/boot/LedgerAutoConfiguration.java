package dev.storyreel.ledger.boot;

import dev.storyreel.events.wire.EventsAutoConfiguration;
import dev.storyreel.events.wire.Inbox;
import dev.storyreel.events.wire.JdbcTakeStore;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.events.wire.SchemaMigrations;
import dev.storyreel.ledger.CatalogueMarket;
import dev.storyreel.ledger.Ledger;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.Purse;
import dev.storyreel.ledger.TakeDriver;
import dev.storyreel.ledger.Workshop;
import dev.storyreel.ledger.admission.AccountGauges;
import dev.storyreel.ledger.admission.AccountRows;
import dev.storyreel.ledger.admission.Admission;
import dev.storyreel.ledger.admission.Budgets;
import dev.storyreel.ledger.desk.Decisions;
import dev.storyreel.ledger.fetch.LinkFetcher;
import dev.storyreel.ledger.pause.Pauses;
import dev.storyreel.ledger.run.Accounts;
import dev.storyreel.ledger.run.Checkpoints;
import dev.storyreel.ledger.run.LedgerGauges;
import dev.storyreel.ledger.run.LedgerMetrics;
import dev.storyreel.ledger.run.Rounds;
import dev.storyreel.ledger.run.WorkDirs;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.ledger.store.JdbcLedger;
import dev.storyreel.ledger.store.TakeRows;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.store.WorkViews;
import dev.storyreel.ledger.timer.TimerLoop;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.media.MediaAutoConfiguration;
import dev.storyreel.media.MediaProperties;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRegistry;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.RateCard;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives a phase service its ledger. What the service itself brings is a {@link PhaseDecider} and, where its media need
 * more, a {@link Workshop}.
 */
@AutoConfiguration(
        after = {EventsAutoConfiguration.class, MediaAutoConfiguration.class, ModelsAutoConfiguration.class})
@ConditionalOnBean(PhaseDecider.class)
@EnableConfigurationProperties(LedgerProperties.class)
public class LedgerAutoConfiguration {

    @Bean
    LedgerSchema ledgerSchema(
            SchemaMigrations migrations, @Value("${storyreel.service.name}") String service) {
        return new LedgerSchema(migrations, service);
    }

    @Bean
    @DependsOn("ledgerSchema")
    WorkRows workRows(JdbcClient jdbc) {
        return new WorkRows(jdbc);
    }

    @Bean
    @DependsOn("ledgerSchema")
    Timers timers(DataSource dataSource, LedgerProperties properties) {
        return new Timers(dataSource, properties.localProviders());
    }

    @Bean
    @ConditionalOnMissingBean
    Market market(ModelCatalogue catalogue, RateCard rates, ModelRegistry models, Clock clock) {
        return new CatalogueMarket(catalogue, rates, models, clock);
    }

    @Bean
    @DependsOn("ledgerSchema")
    TakeRows takeRows(JdbcClient jdbc) {
        return new TakeRows(jdbc);
    }

    @Bean
    @DependsOn("ledgerSchema")
    Decisions decisions(JdbcClient jdbc, Clock clock) {
        return new Decisions(jdbc, clock);
    }

    @Bean
    Ledger ledger(
            WorkRows rows, TakeRows takes, Timers timers, Market market, LedgerProperties properties, Clock clock) {
        return new JdbcLedger(rows, takes, timers, market, properties.replay(), clock);
    }

    @Bean
    @DependsOn("serviceSchema")
    TakeDriver<?> takeDriver(
            PhaseDecider<?> decider,
            JdbcClient jdbc,
            Ledger ledger,
            Purse purse,
            Inbox inbox,
            Outbox outbox,
            TransactionOperations transaction) {
        return driver(decider, jdbc, ledger, purse, inbox, outbox, transaction);
    }

    @Bean
    LedgerGauges ledgerGauges(JdbcClient jdbc, TakeDriver<?> driver, Clock clock) {
        return new LedgerGauges(new WorkViews(jdbc), driver.phase(), clock);
    }

    @Bean
    @ConditionalOnMissingBean
    Checkpoints checkpoints() {
        return Checkpoints.UNWATCHED;
    }

    @Bean
    WorkRunner workRunner(
            Ledger ledger,
            WorkRows rows,
            TakeRows takes,
            Decisions decisions,
            JdbcClient jdbc,
            Purse purse,
            Accounts accounts,
            Timers timers,
            TransactionOperations transaction,
            Market market,
            MediaStore media,
            MediaProperties mediaProperties,
            ObjectProvider<Workshop> workshop,
            Outbox outbox,
            TakeDriver<?> driver,
            ObjectProvider<MeterRegistry> meters,
            Checkpoints checkpoints,
            Clock clock,
            LedgerProperties properties,
            @Value("${storyreel.service.name}") String service) {
        // A process that comes back is another one: it has none of the calls of the one before in hand.
        String owner = service + "-" + UUID.randomUUID();
        var surroundings = new WorkRunner.Surroundings(
                ledger,
                rows,
                takes,
                new Charges(jdbc),
                decisions,
                purse,
                accounts,
                timers,
                transaction,
                market,
                media,
                new LinkFetcher(
                        properties.trustedLinks(),
                        properties.fetchTimeout(),
                        properties.largestOutput().toBytes()),
                workshop.getIfAvailable(() -> Workshop.NOTHING),
                new Semaphore(properties.localLimit()),
                new WorkDirs(mediaProperties.scratch().resolve("ledger").resolve(service)),
                outbox,
                driver,
                new LedgerMetrics(meters.getIfAvailable(CompositeMeterRegistry::new)));
        return new WorkRunner(owner, surroundings, properties.patience(), checkpoints, clock);
    }

    @Bean
    TimerLoop timerLoop(DataSource dataSource, Timers timers, WorkRunner runner, LedgerProperties properties) {
        return new TimerLoop(dataSource, timers, runner, properties.pace(), runner.owner());
    }

    @Bean
    Rounds rounds(
            WorkRunner runner,
            Timers timers,
            Admission admission,
            Pauses pauses,
            AccountGauges gauges,
            LedgerProperties properties) {
        Duration often = Duration.ZERO;
        Duration sometimes = Duration.ofSeconds(10);
        Duration seldom = Duration.ofMinutes(1);
        Rounds rounds = new Rounds(
                List.of(
                        new Rounds.Step("admit", often, admission::admit),
                        new Rounds.Step("dispatch", often, runner::dispatch),
                        new Rounds.Step("carry out", often, runner::carryOut),
                        new Rounds.Step("say pauses", often, pauses::say),
                        new Rounds.Step("count", sometimes, gauges::count),
                        new Rounds.Step("find lost timers", seldom, runner::findLost)),
                properties.roundInterval());
        timers.onWaiting(rounds::ring);
        return rounds;
    }

    @Bean
    @DependsOn("ledgerSchema")
    Admission admission(
            JdbcClient jdbc, TransactionOperations transaction, LedgerProperties properties, Clock clock) {
        return new Admission(jdbc, transaction, properties.limits(), clock);
    }

    @Bean
    @DependsOn("ledgerSchema")
    AccountGauges accountGauges(JdbcClient jdbc, ObjectProvider<MeterRegistry> meters, Clock clock) {
        return new AccountGauges(jdbc, clock, meters.getIfAvailable(CompositeMeterRegistry::new));
    }

    @Bean
    Pauses pauses(
            JdbcClient jdbc, TakeDriver<?> driver, TransactionOperations transaction, Outbox outbox, Clock clock) {
        return new Pauses(jdbc, driver.phase(), transaction, outbox, clock);
    }

    @Bean
    @DependsOn("ledgerSchema")
    Purse purse(JdbcClient jdbc, LedgerProperties properties, Clock clock) {
        return new Budgets(jdbc, properties.limits(), clock);
    }

    @Bean
    @DependsOn("ledgerSchema")
    Accounts accounts(JdbcClient jdbc, TransactionOperations transaction, ObjectProvider<ModelRegistry> models) {
        AccountRows accounts = new AccountRows(jdbc);
        models.ifAvailable(configured -> configured
                .keys()
                .forEach((account, keys) -> transaction.executeWithoutResult(_ -> accounts.declare(account, keys))));
        return accounts;
    }

    private static <S> TakeDriver<S> driver(
            PhaseDecider<S> decider,
            JdbcClient jdbc,
            Ledger ledger,
            Purse purse,
            Inbox inbox,
            Outbox outbox,
            TransactionOperations transaction) {
        return new TakeDriver<>(
                decider, new JdbcTakeStore<>(jdbc, decider.stateType()), ledger, purse, inbox, outbox, transaction);
    }
}
