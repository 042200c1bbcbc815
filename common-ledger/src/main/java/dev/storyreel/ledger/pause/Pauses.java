package dev.storyreel.ledger.pause;

import dev.storyreel.events.Cause;
import dev.storyreel.events.FactId;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhasePaused;
import dev.storyreel.events.PhaseResumed;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.ledger.admission.Unhurried;
import dev.storyreel.ledger.pause.Waits.Difference;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Says that a phase of a take waits for a person, and that it goes on: what the rows call for, each time it looks. Each
 * fact is said in the transaction that notes it. Any number of processes of a service may do it at once.
 */
public final class Pauses {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Whoever has much to say does not keep the round from what comes after it. */
    private static final int AT_ONCE = 100;

    private final Waits waits;
    private final Phase phase;
    private final TransactionOperations transaction;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Unhurried looks = new Unhurried(BETWEEN_LOOKS);

    public Pauses(
            JdbcClient jdbc, Phase phase, TransactionOperations transaction, Outbox outbox, InstantSource clock) {
        this.waits = new Waits(jdbc);
        this.phase = phase;
        this.transaction = transaction;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Says what is new, or a part of it; leaves it where it did so a moment ago. */
    public void say() {
        looks.now(this::differences).ifPresent(this::settle);
    }

    void look() {
        settle(differences());
    }

    private List<Difference> differences() {
        return waits.differences(phase, AT_ONCE);
    }

    private void settle(List<Difference> differences) {
        for (Difference difference : differences) {
            // One take at a time: whoever says something of two videos at once could wait for one who does so too.
            transaction.executeWithoutResult(_ -> settle(difference));
        }
    }

    private void settle(Difference difference) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Integer open = difference.open();
        if (open == null) {
            waits.open(difference.take(), phase, difference.reason(), now)
                    .ifPresent(number -> outbox.say(paused(difference, number), difference.cause()));
        } else if (waits.close(difference.take(), phase, open, now)) {
            outbox.say(new PhaseResumed(difference.take(), phase, open), because(difference, open));
        }
    }

    private PhasePaused paused(Difference of, int number) {
        return new PhasePaused(
                of.take(), phase, number, of.reason(), PauseMessage.of(of), of.neededUsd(), of.capUsd());
    }

    /** It goes on because it paused; the identity of a fact does not depend on its words. */
    private Cause because(Difference difference, int number) {
        PhasePaused paused = new PhasePaused(
                difference.take(), phase, number, difference.reason(), "", BigDecimal.ZERO, BigDecimal.ZERO);
        return new Cause(FactId.of(paused), difference.correlationId());
    }
}
