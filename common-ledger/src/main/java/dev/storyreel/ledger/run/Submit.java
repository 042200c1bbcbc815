package dev.storyreel.ledger.run;

import dev.storyreel.events.Failure;
import dev.storyreel.ledger.Market;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.store.WorkRow;
import dev.storyreel.ledger.store.WorkRows;
import dev.storyreel.ledger.timer.Next;
import dev.storyreel.ledger.timer.Timers;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that waits for its call: prepares it, commits the intent, and lets exactly one call go out. Whatever is not surely
 * unaccepted is in doubt.
 */
final class Submit {

    private static final Logger LOG = LoggerFactory.getLogger(Submit.class);

    /** How long a key that a provider did not take is used after all others. */
    private static final Duration ASIDE = Duration.ofMinutes(5);

    private final WorkRows rows;
    private final Market market;
    private final MediaStore media;
    private final WorkDirs workDirs;
    private final Hands hands;
    private final Doubt doubt;
    private final Answered answered;
    private final Ending ending;
    private final Timers timers;
    private final Accounts accounts;
    private final Patience patience;
    private final Checkpoints checkpoints;
    private final InstantSource clock;

    Submit(
            WorkRows rows,
            Market market,
            MediaStore media,
            WorkDirs workDirs,
            Hands hands,
            Doubt doubt,
            Answered answered,
            Ending ending,
            Timers timers,
            Accounts accounts,
            Patience patience,
            Checkpoints checkpoints,
            InstantSource clock) {
        this.rows = rows;
        this.market = market;
        this.media = media;
        this.workDirs = workDirs;
        this.hands = hands;
        this.doubt = doubt;
        this.answered = answered;
        this.ending = ending;
        this.timers = timers;
        this.accounts = accounts;
        this.patience = patience;
        this.checkpoints = checkpoints;
        this.clock = clock;
    }

    @SuppressWarnings("unchecked") // A model of a kind takes the requests of that kind.
    Next run(WorkRow row) {
        Work work = row.work();
        Model<?> model = market.model(work.order().kind(), work.order().request().model()).orElse(null);
        // What was prepared before may have been accepted then, and is followed to its end.
        String retired = row.preparedCall() == null
                ? market.retired(work.order().kind(), work.order().request().model()).orElse(null)
                : null;
        if (retired != null) {
            ending.failed(row, retired(retired));
            return Next.NONE;
        }
        if (model == null) {
            ending.failed(row, unavailable(work));
            return Next.NONE;
        }
        if (!hands.take(row.key())) {
            return Next.at(clock.instant().plus(patience.look()));
        }
        try {
            return run(row, (Model<ModelRequest>) model);
        } finally {
            hands.letGo(row.key());
        }
    }

    private Next run(WorkRow row, Model<ModelRequest> model) {
        ModelRequest request = row.work().order().request();
        CallContext context = row.context(media, workDirs.empty(row));
        // What is sent again as it was may have been accepted before: a "no" is about this sending alone.
        boolean again = row.preparedCall() != null;
        String call;
        try {
            call = row.preparedCall() == null ? model.prepare(request, context) : row.preparedCall();
        } catch (RuntimeException e) {
            return notPrepared(row, e);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (!rows.intend(row, hands.owner(), call, now)) {
            return Next.at(now); // Another has it; look again at what it became.
        }
        WorkRow submitting = row.inHands(hands.owner(), call, now);
        checkpoints.reached(Checkpoints.Step.INTENT_COMMITTED, row.key());
        Answer answer;
        try {
            answer = model.submit(request, call, context);
        } catch (ModelException e) {
            if (again) {
                return doubt.open(submitting, model, e);
            }
            return switch (e.effect()) {
                case NOT_ACCEPTED_RETRY -> later(submitting, e);
                case NOT_ACCEPTED_FINAL -> declined(submitting, e);
                case UNKNOWN -> doubt.open(submitting, model, e);
            };
        } catch (RuntimeException e) {
            LOG.warn("Submitting {} to {} broke off.", row.key(), model.provider(), e);
            return model.recovery() == Recovery.IDEMPOTENT && !again ? later(submitting, e) : doubt.open(submitting, model, e);
        }
        checkpoints.reached(Checkpoints.Step.ANSWERED, row.key());
        return answered.bySubmit(submitting, answer);
    }

    /** Nothing went out. */
    private Next notPrepared(WorkRow row, RuntimeException e) {
        if (Trouble.ofDatabase(e)) {
            throw e;
        }
        if (e instanceof ModelException model && model.effect() == ModelException.Effect.NOT_ACCEPTED_FINAL) {
            return declined(row, model);
        }
        LOG.warn("Work {} could not be prepared: {}", row.key(), e.toString());
        if (spent(row, e)) {
            return given(row, e);
        }
        rows.tried(row);
        return Next.at(clock.instant().plus(pause(row, e)));
    }

    /** Nothing was accepted, and the same may be tried again. */
    private Next later(WorkRow submitting, RuntimeException e) {
        if (spent(submitting, e)) {
            return given(submitting, e);
        }
        Instant now = clock.instant();
        String account = submitting.work().provider();
        if (timers.local(account)) {
            rows.askAgain(submitting, false);
            return Next.at(now.plus(pause(submitting, e)));
        }
        Duration asked = Trouble.of(e).retryAfter();
        boolean byAnother = asked != null && accounts.leaveAlone(account, submitting.accountKey(), now.plus(asked));
        // What another key may go on with need not wait as long as this one was asked to.
        Duration pause = byAnother ? patience.backoff().after(submitting.tries() + 1) : pause(submitting, e);
        rows.backToQueue(submitting, now.plus(pause));
        return Next.NONE;
    }

    /** Nothing was accepted, nor will the same be: unless it is for the key alone, and there is another. */
    private Next declined(WorkRow row, ModelException e) {
        Instant now = clock.instant();
        boolean byAnother = e.isAboutKey()
                && accounts.putAside(row.work().provider(), row.accountKey(), now, now.plus(ASIDE))
                && !spent(row, e);
        if (!byAnother) {
            return given(row, e);
        }
        LOG.warn("Work {} waits for another key of {}'s: {} {}", row.key(), row.work().provider(), e.code(), e.getMessage());
        rows.backToQueue(row, now);
        return Next.NONE;
    }

    /** A provider that is away comes back, and its films are waited for longer than what fails here. */
    private boolean spent(WorkRow row, RuntimeException e) {
        boolean away = e instanceof ModelException && !timers.local(row.work().provider());
        boolean wasAway = row.tries() >= patience.submitTries();
        return row.tries() + 1 >= (away || wasAway ? patience.outageTries() : patience.submitTries());
    }

    private Next given(WorkRow row, RuntimeException e) {
        ending.failed(row, Trouble.of(e).failure());
        workDirs.delete(row);
        return Next.NONE;
    }

    private Duration pause(WorkRow row, RuntimeException e) {
        Duration asked = Trouble.of(e).retryAfter();
        Duration ours = patience.backoff().after(row.tries() + 1);
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }

    private static Failure retired(String why) {
        return new Failure(
                "MODEL_RETIRED",
                Failure.Blame.US,
                why,
                "Ask for another take with another model; an operator can move all such work by POST /api/ops/reroute.");
    }

    private static Failure unavailable(Work work) {
        return new Failure(
                "MODEL_UNAVAILABLE",
                Failure.Blame.US,
                "The model '" + work.order().request().model() + "' is not configured here.",
                "Choose another model, or have the key of provider '" + work.provider() + "' set.");
    }
}
