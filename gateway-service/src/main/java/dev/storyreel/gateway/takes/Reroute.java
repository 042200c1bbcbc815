package dev.storyreel.gateway.takes;

import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.Videos;
import dev.storyreel.gateway.takes.RerouteTake.Move;
import dev.storyreel.gateway.takes.StartTake.Replaced;
import dev.storyreel.ledger.desk.DoubtDesk;
import dev.storyreel.ledger.store.WorkViews.StrandedFilm;
import dev.storyreel.models.ModelUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Leaves to another model what one has not made, in every film it is stranded in: each gets another take. */
public final class Reroute {

    /** A film that stays as it is. */
    public record Left(String videoId, String why) {}

    public record Outcome(List<Replaced> moved, List<Left> left) {}

    private static final String NOTHING = "Its latest take leaves nothing to this model, or is over.";

    private final DoubtDesk desk;
    private final Videos videos;
    private final RerouteTake rerouted;
    private final StartTake start;

    public Reroute(DoubtDesk desk, Videos videos, RerouteTake rerouted, StartTake start) {
        this.desk = desk;
        this.videos = videos;
        this.rerouted = rerouted;
        this.start = start;
    }

    /**
     * What would be begun, and for how much; nothing is.
     *
     * @param since how far back what failed is looked for
     */
    public Outcome look(Move move, Instant since, String by) {
        return each(move, since, film -> videos.find(film.tenant(), film.videoId()).flatMap(video -> {
            TakeRef next = new TakeRef(film.tenant(), film.videoId(), video.takes().lastKey() + 1);
            return draft(video, next, move, by).map(draft -> Replaced.in(video, draft));
        }));
    }

    /** Film by film, each as it is by then. */
    public Outcome go(Move move, Instant since, String by) {
        String reason = "What '" + move.from() + "' has not made is left to '" + move.to() + "'.";
        return each(move, since, film -> start.replace(film, (video, next) -> draft(video, next, move, by), reason));
    }

    private Outcome each(Move move, Instant since, Function<Videos.Key, Optional<Replaced>> one) {
        List<Replaced> moved = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        for (StrandedFilm stranded : desk.stranded(move.kind(), move.from(), since)) {
            try {
                one.apply(new Videos.Key(stranded.tenant(), stranded.videoId()))
                        .ifPresentOrElse(moved::add, () -> left.add(new Left(stranded.videoId(), NOTHING)));
            } catch (Refusal | ModelUnavailableException e) {
                left.add(new Left(stranded.videoId(), String.valueOf(e.getMessage())));
            }
        }
        return new Outcome(moved, left);
    }

    private Optional<TakeDraft> draft(VideoState video, TakeRef next, Move move, String by) {
        return video.latestTake().filter(Reroute::unfinished).flatMap(take -> rerouted.draft(
                take, desk.standing(new TakeRef(video.tenant(), video.videoId(), take.number())), next, move, by));
    }

    private static boolean unfinished(TakeState take) {
        Status status = Status.of(take);
        return status == Status.FAILED || !status.ended();
    }
}
