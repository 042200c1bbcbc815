package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work whose job is known: asks after it. Asking costs nothing, so trouble with it fails nothing before a great age. */
final class Poll {

    private static final Logger LOG = LoggerFactory.getLogger(Poll.class);

    private final Market market;
    private final MediaStore media;
    private final WorkDirs workDirs;
    private final Answered answered;
    private final Ending ending;
    private final Patience patience;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    Poll(
            Market market,
            MediaStore media,
            WorkDirs workDirs,
            Answered answered,
            Ending ending,
            Patience patience,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.market = market;
        this.media = media;
        this.workDirs = workDirs;
        this.answered = answered;
        this.ending = ending;
        this.patience = patience;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    Next run(WorkRow row) {
        Work work = row.work();
        String jobId = java.util.Objects.requireNonNull(work.jobId(), "Work that is polled has a job.");
        Model<?> model = market.model(work.order().kind(), work.order().request().model()).orElse(null);
        if (model == null) {
            LOG.warn("Work {} has a job at {}, which is not configured here.", row.key(), work.provider());
            return later(row, null);
        }
        Answer answer;
        try {
            answer = model.poll(jobId, row.context(media, workDirs.existing(row)));
        } catch (RuntimeException e) {
            LOG.warn("Asking {} after job {} came to nothing: {}", work.provider(), jobId, e.toString());
            return later(row, e instanceof ModelException trouble ? trouble.retryAfter() : null);
        }
        checkpoints.reached(Checkpoints.Step.POLLED, row.key());
        if (answer instanceof Answer.Running) {
            if (row.cancelWanted()) {
                cancel(model, jobId, row);
            }
            if (tooOld(row)) {
                return giveUp(row);
            }
        }
        return answered.byPoll(row, answer);
    }

    /** The job then ends as its provider says; asking twice does no harm. */
    private void cancel(Model<?> model, String jobId, WorkRow row) {
        try {
            model.cancel(jobId, row.context(media, workDirs.existing(row)));
        } catch (RuntimeException e) {
            LOG.warn("Asking {} to cancel job {} came to nothing: {}", row.work().provider(), jobId, e.toString());
        }
    }

    private Next later(WorkRow row, @Nullable Duration asked) {
        if (tooOld(row)) {
            return giveUp(row);
        }
        Duration ours = patience.backoff().forAge(age(row));
        return Next.at(clock.instant().plus(asked != null && asked.compareTo(ours) > 0 ? asked : ours));
    }

    /** Its takes are told; it is asked after still, ever more seldom, for what it makes late is paid for too. */
    private Next giveUp(WorkRow row) {
        if (row.givenUpAt() != null) {
            return forget(row);
        }
        ending.givenUp(
                row,
                new Failure(
                        "PROVIDER_TIMEOUT",
                        Failure.Blame.PROVIDER,
                        "The provider has not finished job " + row.work().jobId() + " in "
                                + patience.job().toHours() + " hours.",
                        "Try again, or choose another model. If it is finished after all, it is kept and booked."));
        return Next.at(clock.instant().plus(patience.backoff().longest()));
    }

    private Next forget(WorkRow row) {
        if (age(row).compareTo(patience.forgotten()) <= 0) {
            return Next.at(clock.instant().plus(patience.backoff().forAge(age(row))));
        }
        ending.failed(
                row,
                new Failure(
                        "PROVIDER_TIMEOUT",
                        Failure.Blame.PROVIDER,
                        "Job " + row.work().jobId() + " was never finished; it is booked as if it had been.",
                        null),
                null);
        workDirs.delete(row);
        return Next.NONE;
    }

    private boolean tooOld(WorkRow row) {
        return age(row).compareTo(patience.job()) > 0;
    }

    private Duration age(WorkRow row) {
        Instant since = row.work().submittedAt();
        return since == null ? Duration.ZERO : Duration.between(since, clock.instant());
    }
}
