package dev.storyreel.ledger;

import dev.storyreel.events.BudgetRaised;
import dev.storyreel.events.Cause;
import dev.storyreel.events.ChunkEvent;
import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.FinalEvent;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseEvent;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.PlanEvent;
import dev.storyreel.events.StoryboardEvent;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeChosen;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.events.wire.Inbox;
import dev.storyreel.events.wire.Outbox;
import dev.storyreel.events.wire.TakeStore;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The effects around a {@link PhaseDecider}: what is heard, the state, the orders and what is said change in one short
 * transaction. The same in every phase. Whoever is told a fact again says again what follows from it, and attempts
 * anew what failed; a take that was called off neither orders nor says anything.
 */
public final class TakeDriver<S> {

    private final PhaseDecider<S> decider;
    private final TakeStore<S> takes;
    private final Ledger ledger;
    private final Purse purse;
    private final Inbox inbox;
    private final Outbox outbox;
    private final TransactionOperations transaction;

    public TakeDriver(
            PhaseDecider<S> decider,
            TakeStore<S> takes,
            Ledger ledger,
            Purse purse,
            Inbox inbox,
            Outbox outbox,
            TransactionOperations transaction) {
        this.decider = decider;
        this.takes = takes;
        this.ledger = ledger;
        this.purse = purse;
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
            boolean first = inbox.heard(fact);
            switch (fact.event()) {
                case VideoRequested asked -> purse.cap(asked.take(), asked.brief().budgetUsd());
                case TakeRequested asked -> {
                    ledger.based(asked.take(), asked.basedOn(), asked.reused());
                    purse.cap(asked.take(), asked.brief().budgetUsd());
                }
                case BudgetRaised raised -> purse.cap(raised.take(), raised.budgetUsd());
                case TakeCancelled cancelled -> {
                    ledger.cancel(cancelled.take(), decider.phase());
                    purse.released(cancelled.take().tenant(), cancelled.take().videoId());
                }
                case TakeChosen _, PlanEvent _, StoryboardEvent _, ChunkEvent _, FinalEvent _, PhaseEvent _ -> {}
            }
            if (!(fact.event() instanceof TakeCancelled)) {
                advance(fact.take(), state -> decider.hear(state, fact.event()), fact.asCause(), !first);
            }
        });
    }

    /** A piece of work of this phase has ended; called by the ledger inside the transaction that ends it. */
    public void ended(Work work, @Nullable Cause cause) {
        advance(work.order().take(), state -> decider.ended(state, work), cause, false);
    }

    /** Work of a take that had failed is attempted anew; called by the ledger inside the transaction that does it. */
    public void revived(Work work, @Nullable Cause cause) {
        if (!ledger.cancelled(work.order().take())) {
            takes.lockAndLoad(work.order().take(), () -> decider.initial(work.order().take()));
            restarted(work.order().take(), 1, cause);
        }
    }

    private void advance(TakeRef take, UnaryOperator<S> evolve, @Nullable Cause cause, boolean again) {
        S before = takes.lockAndLoad(take, () -> decider.initial(take));
        S state = evolve.apply(before);
        boolean cancelled = ledger.cancelled(take);
        if (!cancelled) {
            state = settle(take, state, cause, again);
        }
        if (!state.equals(before)) {
            takes.save(take, state);
        }
        if (!cancelled) {
            say(decider.decide(state), cause, again);
        }
    }

    private void say(List<Decision> decisions, @Nullable Cause cause, boolean again) {
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Say(Event event)) {
                if (again) {
                    outbox.sayAgain(event, cause);
                } else {
                    outbox.say(event, cause);
                }
            }
        }
    }

    /** Orders what the state calls for; work that was bought before ends at once, and may call for more. */
    private S settle(TakeRef take, S state, @Nullable Cause cause, boolean again) {
        S settled = state;
        int revived = 0;
        while (true) {
            S next = settled;
            for (Decision decision : decider.decide(settled)) {
                if (decision instanceof Decision.Order(WorkOrder order)) {
                    Work work = ledger.order(order, cause);
                    if (again) {
                        Work standing = ledger.again(work);
                        revived += standing.attempt() > work.attempt() ? 1 : 0;
                        work = standing;
                    }
                    if (work.state().ended()) {
                        next = decider.ended(next, work);
                    }
                }
            }
            if (next.equals(settled)) {
                if (revived > 0) {
                    restarted(take, revived, cause);
                }
                return settled;
            }
            settled = next;
        }
    }

    /** Those who follow the take see that its failure is being mended. */
    private void restarted(TakeRef take, int pieces, @Nullable Cause cause) {
        outbox.say(new PhaseStarted(take, decider.phase(), takes.restarted(take), pieces, 0), cause);
    }
}
