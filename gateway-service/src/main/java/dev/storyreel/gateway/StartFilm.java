package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.VideoRequested;
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

    /** @param replayed whether the key was known, and this is the answer it got the first time */
    public record Started(TakeRef take, boolean replayed) {}

    private static final String KEY_FORM = "[\\x21-\\x7e]{1,200}";

    private final IdempotencyKeys keys;
    private final Say say;
    private final ProjectFact project;
    private final TransactionOperations transaction;

    public StartFilm(IdempotencyKeys keys, Say say, ProjectFact project, TransactionOperations transaction) {
        this.keys = keys;
        this.say = say;
        this.project = project;
        this.transaction = transaction;
    }

    /**
     * @param key        the caller's idempotency key, if any
     * @param bodySha256 of the request in a canonical form
     * @param draft      the brief; made only where the key is new, so that an answer given once stands
     */
    public Started start(String tenant, @Nullable String key, String bodySha256, java.util.function.Supplier<Brief> draft) {
        if (key != null && !key.matches(KEY_FORM)) {
            throw new Refusal(
                    Refusal.Kind.INVALID_REQUEST,
                    "The Idempotency-Key is not as it must be.",
                    new Refusal.Detail("Idempotency-Key", key, "1 to 200 visible ASCII characters"));
        }
        Started started = transaction.execute(_ -> begin(tenant, key, bodySha256, draft));
        if (started == null) {
            throw new IllegalStateException("A request was neither taken nor refused.");
        }
        return started;
    }

    private Started begin(
            String tenant, @Nullable String key, String bodySha256, java.util.function.Supplier<Brief> draft) {
        TakeRef take = TakeRef.firstOfNewVideo(tenant);
        if (key != null) {
            var known = keys.take(tenant, key, new IdempotencyKeys.Use(bodySha256, take.videoId()));
            if (known.isPresent()) {
                return replay(tenant, key, bodySha256, known.get());
            }
        }
        Fact<VideoRequested> said = say.say(new VideoRequested(take, draft.get()));
        project.hear(said);
        return new Started(take, false);
    }

    private static Started replay(String tenant, String key, String bodySha256, IdempotencyKeys.Use known) {
        if (!known.bodySha256().equals(bodySha256)) {
            throw new Refusal(
                    Refusal.Kind.IDEMPOTENCY_CONFLICT,
                    "This Idempotency-Key was used for another request.",
                    new Refusal.Detail("Idempotency-Key", key, "a new key for a new request, or the same request again"));
        }
        return new Started(new TakeRef(tenant, known.videoId(), 1), true);
    }
}
