package dev.storyreel.ledger.admission;

import dev.storyreel.ledger.admission.AccountRound.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Lets waiting work go on to its provider, for all services: within each account's limits, tenants in turn, and no budget
 * ever crossed by what is spent and held together. Any number of processes may do it at once.
 */
public final class Admission {

    private static final Duration BETWEEN_SECOND_LOOKS = Duration.ofSeconds(1);

    /** What would go over its budget costs a round; after so many it is the other accounts' turn. */
    private static final int ROUNDS = 20;

    private final AccountRows accounts;
    private final AccountRound round;
    private final SecondLook secondLook;
    private final TransactionOperations transaction;
    private final InstantSource clock;
    private final Unhurried secondLooks = new Unhurried(BETWEEN_SECOND_LOOKS);

    public Admission(JdbcClient jdbc, TransactionOperations transaction, Limits limits, InstantSource clock) {
        this.accounts = new AccountRows(jdbc);
        this.round = new AccountRound(jdbc, limits);
        this.secondLook = new SecondLook(jdbc, limits.dailyCapUsd(), clock);
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * One short transaction per account, or a few where work is found that would go over a budget.
     *
     * @return how much was admitted
     */
    public int admit() {
        secondLooks.now(this::lookAgain);
        int admitted = 0;
        for (String account : accounts.waiting()) {
            admitted += admit(account);
        }
        return admitted;
    }

    /** All work that is blocked, and fits now: a cap was raised, a hold let go of, a day is over. */
    int lookAgain() {
        return Objects.requireNonNull(transaction.execute(_ -> secondLook.atAll()));
    }

    private int admit(String account) {
        accounts.add(account);
        int admitted = 0;
        for (int i = 0; i < ROUNDS; i++) {
            Outcome outcome = Objects.requireNonNull(transaction.execute(_ -> round.run(account, clock.instant())));
            admitted += outcome.admitted();
            if (outcome.blocked() == 0) {
                break;
            }
        }
        return admitted;
    }
}
