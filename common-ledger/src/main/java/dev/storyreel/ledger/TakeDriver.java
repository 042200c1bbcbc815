package dev.storyreel.ledger;

import dev.storyreel.events.Cause;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.Phase;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.Inbox;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.events.wire.TakeStore;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The effects around a {@link PhaseDecider}: what is heard, the state, the orders and what is said change in one short
 * transaction. The same in every phase.
 */
public final class TakeDriver<S> {

    private final PhaseDecider<S> decider;
    private final TakeStore<S> takes;
    private final Ledger ledger;
    private final Inbox inbox;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    public TakeDriver(
            PhaseDecider<S> decider,
            TakeStore<S> takes,
            Ledger ledger,
            Inbox inbox,
            Outbox outbox,
            TransactionOperations transaction) {
        this.decider = decider;
        this.takes = takes;
        this.ledger = ledger;
        this.inbox = inbox;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    public Phase phase() {
        return decider.phase();
    }

    /** A fact came in from a topic. */
    public void hear(Fact<?> fact) {
        transaction.executeWithoutResult(_ -> {
            inbox.heard(fact);
            advance(fact.take(), state -> decider.hear(state, fact.event()), fact.asCause());
        });
    }

    /** A piece of work of this phase has ended; called by the ledger inside the transaction that ends it. */
    public void ended(Work work, @Nullable Cause cause) {
        advance(work.order().take(), state -> decider.ended(state, work), cause);
    }

    private void advance(TakeRef take, UnaryOperator<S> evolve, @Nullable Cause cause) {
        S before = takes.lockAndLoad(take, () -> decider.initial(take));
        S state = settle(evolve.apply(before), cause);
        if (!state.equals(before)) {
            takes.save(take, state);
        }
        for (Decision decision : decider.decide(state)) {
            if (decision instanceof Decision.Say(Event event)) {
                outbox.say(event, cause);
            }
        }
    }

    /** Orders what the state calls for; work that was bought before ends at once, and may call for more. */
    private S settle(S state, @Nullable Cause cause) {
        S settled = state;
        while (true) {
            S next = settled;
            for (Decision decision : decider.decide(settled)) {
                if (decision instanceof Decision.Order(WorkOrder order)) {
                    Work work = ledger.order(order, cause);
                    if (work.state().ended()) {
                        next = decider.ended(next, work);
                    }
                }
            }
            if (next.equals(settled)) {
                return settled;
            }
            settled = next;
        }
    }
}
