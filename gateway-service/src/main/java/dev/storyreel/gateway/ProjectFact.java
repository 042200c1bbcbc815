package dev.storyreel.gateway;

import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A fact becomes part of what is known of its video: history, state and the library's columns in one transaction. Heard
 * again, it leaves no trace. Of a video nothing was heard of, it makes the row.
 */
public final class ProjectFact {

    /** Told once a fact new to us is committed. */
    @FunctionalInterface
    public interface Listener {
        /** @param before empty where this was the first fact of its take */
        void projected(Fact<?> fact, Optional<TakeState> before, TakeState after);
    }

    private final Videos videos;
    private final History history;
    private final TransactionOperations transaction;
    private final List<Listener> listeners;

    public ProjectFact(Videos videos, History history, TransactionOperations transaction, List<Listener> listeners) {
        this.videos = videos;
        this.history = history;
        this.transaction = transaction;
        this.listeners = List.copyOf(listeners);
    }

    public void hear(Fact<?> fact) {
        transaction.executeWithoutResult(_ -> project(fact));
    }

    private void project(Fact<?> fact) {
        TakeRef ref = fact.take();
        VideoState before = videos.lockAndLoad(ref.tenant(), ref.videoId());
        if (history.knows(fact)) {
            return;
        }
        VideoState after = before.evolve(fact);
        TakeState take = after.takes().get(ref.number());
        if (take == null) {
            throw new IllegalStateException("The fold lost take " + ref + ".");
        }
        history.append(fact, TakeSummary.of(take));
        videos.save(after);
        tellAfterCommit(fact, Optional.ofNullable(before.takes().get(ref.number())), take);
    }

    private void tellAfterCommit(Fact<?> fact, Optional<TakeState> before, TakeState after) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(listener -> listener.projected(fact, before, after));
            }
        });
    }
}
