package dev.storyreel.gateway.takes;

import dev.storyreel.events.TakeRef;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.Videos;
import dev.storyreel.gateway.takes.RerouteTake.Move;
import dev.storyreel.gateway.takes.StartTake.Replaced;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.desk.DoubtDesk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Leaves to another model what one has not made, in every film it is stranded in: each gets another take. */
public final class Reroute {

    /** A film that stays as it is. */
    public record Left(String videoId, String why) {}

    public record Outcome(List<Replaced> moved, List<Left> left) {}

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
        for (Videos.Key film : stranded(move, since)) {
            try {
                one.apply(film).ifPresent(moved::add);
            } catch (Refusal refusal) {
                left.add(new Left(film.videoId(), String.valueOf(refusal.getMessage())));
            }
        }
        return new Outcome(moved, left);
    }

    private Set<Videos.Key> stranded(Move move, Instant since) {
        return desk.stranded(move.kind(), move.from(), since).stream()
                .map(Work::order)
                .map(order -> new Videos.Key(order.take().tenant(), order.take().videoId()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
