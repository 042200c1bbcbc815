package dev.storyreel.gateway.takes;

import dev.storyreel.events.BudgetRaised;
import dev.storyreel.events.RequestEvent;
import dev.storyreel.events.TakeCancelled;
import dev.storyreel.events.TakeChosen;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.TakeRequested;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.FindVideo;
import dev.storyreel.gateway.OnceByKey;
import dev.storyreel.gateway.ProjectFact;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.StartFilm;
import dev.storyreel.gateway.Videos;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What people do to a film that is there: another take, a cancel, a choice, a higher budget. Each is said and projected in
 * one transaction that holds the video's lock, so numbers are given once.
 */
public final class StartTake {

    /** @param replayed whether the key was known, and this is what it stood for the first time */
    public record Started(TakeRef take, @Nullable TakeDraft draft, boolean replayed) {}

    /**
     * A take that is begun in place of another.
     *
     * @param callsOff whether that one's work may still be waited for: it is under way, or some of it failed
     */
    public record Replaced(TakeDraft draft, boolean callsOff) {

        static Replaced in(VideoState video, TakeDraft draft) {
            Status base = Status.of(take(video, draft.request().basedOn()));
            return new Replaced(draft, !base.ended() || base == Status.FAILED);
        }
    }

    private final FindVideo find;
    private final Videos videos;
    private final OnceByKey once;
    private final StartFilm.Say say;
    private final ProjectFact project;
    private final TransactionOperations transaction;

    public StartTake(
            FindVideo find,
            Videos videos,
            OnceByKey once,
            StartFilm.Say say,
            ProjectFact project,
            TransactionOperations transaction) {
        this.find = find;
        this.videos = videos;
        this.once = once;
        this.say = say;
        this.project = project;
        this.transaction = transaction;
    }

    /**
     * Begins another take.
     *
     * @param key         the caller's idempotency key, if any
     * @param fingerprint of the request
     * @param draft       of the take, from the video and the take's reference
     */
    public Started start(
            String videoId, @Nullable String key, String fingerprint, BiFunction<VideoState, TakeRef, TakeDraft> draft) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            VideoState video = locked(videoId);
            TakeRef next = new TakeRef(video.tenant(), videoId, video.takes().lastKey() + 1);
            return once.known(video.tenant(), key, fingerprint, videoId + "/" + next.number())
                    .map(begun -> new Started(began(video.tenant(), begun), null, true))
                    .orElseGet(() -> begin(next, draft.apply(video, next)));
        }));
    }

    private Started begin(TakeRef take, TakeDraft draft) {
        tell(draft.request());
        return new Started(take, draft, false);
    }

    /** @param begun a video's id, and behind a slash the take's number; a key that began a film has no number */
    private static TakeRef began(String tenant, String begun) {
        String[] parts = begun.split("/", -1);
        return new TakeRef(tenant, parts[0], parts.length > 1 ? Integer.parseInt(parts[1]) : 1);
    }

    /**
     * Begins a take in place of the one it is based on: that one, where it is not over or failed in part, is called off, and
     * what the new one takes over from it goes on.
     *
     * @param draft  as with {@link #start}; empty where nothing is to be begun
     * @param reason for calling the other off
     */
    public Optional<Replaced> replace(
            Videos.Key film, BiFunction<VideoState, TakeRef, Optional<TakeDraft>> draft, String reason) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            VideoState video = videos.lockAndLoad(film.tenant(), film.videoId());
            TakeRef next = new TakeRef(film.tenant(), film.videoId(), video.takes().lastKey() + 1);
            Optional<Replaced> replaced = draft.apply(video, next).map(drafted -> Replaced.in(video, drafted));
            replaced.ifPresent(one -> {
                TakeRequested request = one.draft().request();
                tell(request);
                if (one.callsOff()) {
                    TakeRef base = new TakeRef(film.tenant(), film.videoId(), request.basedOn());
                    tell(new TakeCancelled(base, request.by(), reason));
                }
            });
            return replaced;
        }));
    }

    /** @param number of the take; null for the latest */
    public TakeRef cancel(String videoId, @Nullable Integer number, String by, @Nullable String reason) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            VideoState video = locked(videoId);
            TakeState take = take(video, number);
            Status status = Status.of(take);
            if (status.ended()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Take " + take.number() + " is over: its status is " + status + ".",
                        new Detail("take", take.number(), "a take that is under way"));
            }
            TakeRef ref = new TakeRef(video.tenant(), videoId, take.number());
            tell(new TakeCancelled(ref, by, reason));
            return ref;
        }));
    }

    public void choose(String videoId, int number, String by) {
        transaction.executeWithoutResult(_ -> {
            VideoState video = locked(videoId);
            TakeState take = take(video, number);
            if (take.film().isEmpty()) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "Take " + number + " has no film: its status is " + Status.of(take) + ".",
                        new Detail("take", number, "a take whose status is COMPLETE"));
            }
            tell(new TakeChosen(new TakeRef(video.tenant(), videoId, number), video.choices() + 1, by));
        });
    }

    public void raise(String videoId, BigDecimal budgetUsd, String by) {
        transaction.executeWithoutResult(_ -> {
            VideoState video = locked(videoId);
            BigDecimal cap = video.budgetUsd().orElse(null);
            if (cap == null) {
                throw new Refusal(
                        Refusal.Kind.CONFLICT,
                        "This film has no budget; nothing holds it up.",
                        new Detail("budgetUsd", budgetUsd, "a film that was asked for with budgetUsd"));
            }
            if (budgetUsd.compareTo(cap) <= 0 || budgetUsd.scale() > 6) {
                throw new Refusal(
                        Refusal.Kind.INVALID_REQUEST,
                        "A budget can only be raised; it is $" + cap.toPlainString() + ".",
                        new Detail("budgetUsd", budgetUsd, "more than " + cap.toPlainString()));
            }
            TakeRef latest = new TakeRef(video.tenant(), videoId, video.takes().lastKey());
            tell(new BudgetRaised(latest, video.raises() + 1, budgetUsd, by));
        });
    }

    /** A take of a video. @param number null for the latest */
    public static TakeState take(VideoState video, @Nullable Integer number) {
        return (number == null ? video.latestTake() : video.take(number))
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "This video has no take " + number + ".",
                        new Detail("take", number, video.takes().keySet())));
    }

    /** Looked for before it is locked: locking makes the row where there is none. */
    private VideoState locked(String videoId) {
        return videos.lockAndLoad(find.byId(videoId).tenant(), videoId);
    }

    private void tell(RequestEvent event) {
        project.hear(say.say(event));
    }
}
