package dev.storyreel.gateway;

import dev.storyreel.events.Event;
import dev.storyreel.events.Fact;
import dev.storyreel.events.pipeline.VideoState;
import org.springframework.transaction.support.TransactionOperations;

/** Folds every stored state anew from history, video by video; what comes out is what stood, unless the fold changed. */
public final class RebuildProjection {

    private final Videos videos;
    private final History history;
    private final TransactionOperations transaction;

    public RebuildProjection(Videos videos, History history, TransactionOperations transaction) {
        this.videos = videos;
        this.history = history;
        this.transaction = transaction;
    }

    /** @return how many videos were folded */
    public int run() {
        var all = videos.all();
        all.forEach(video -> transaction.executeWithoutResult(_ -> rebuild(video)));
        return all.size();
    }

    private void rebuild(Videos.Key video) {
        videos.lock(video);
        VideoState state = VideoState.unheard(video.tenant(), video.videoId());
        for (Fact<Event> fact : history.facts(video.tenant(), video.videoId())) {
            state = state.evolve(fact);
        }
        videos.save(state);
    }
}
