package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Fact;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A request becomes a video: key, projection and the fact that it was asked for in one transaction, so that its status can
 * be read at once. The same key with the same request gives the same video; with another request, a refusal.
 */
public final class StartFilm {

    /** Says what somebody asks for, and gives the fact as it was said. Within the caller's transaction. */
    public interface Say {
        <E extends RequestEvent> Fact<E> say(E event);
    }

    /**
     * @param brief    null where it was begun before
     * @param replayed whether the key was known, and this is the answer it got the first time
     */
    public record Started(TakeRef take, @Nullable Brief brief, boolean replayed) {}

    private final OnceByKey once;
    private final Say say;
    private final ProjectFact project;
    private final TransactionOperations transaction;

    public StartFilm(OnceByKey once, Say say, ProjectFact project, TransactionOperations transaction) {
        this.once = once;
        this.say = say;
        this.project = project;
        this.transaction = transaction;
    }

    /**
     * @param key         the caller's idempotency key, if any
     * @param fingerprint of the request
     * @param draft       the brief; made only where the key is new, so that an answer given once stands
     */
    public Started start(String tenant, @Nullable String key, String fingerprint, Supplier<Brief> draft) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            TakeRef take = TakeRef.firstOfNewVideo(tenant);
            return once.known(tenant, key, fingerprint, take.videoId())
                    .map(videoId -> new Started(new TakeRef(tenant, videoId, 1), null, true))
                    .orElseGet(() -> begin(take, draft.get()));
        }));
    }

    private Started begin(TakeRef take, Brief brief) {
        Fact<VideoRequested> said = say.say(new VideoRequested(take, brief));
        project.hear(said);
        return new Started(take, brief, false);
    }
}
