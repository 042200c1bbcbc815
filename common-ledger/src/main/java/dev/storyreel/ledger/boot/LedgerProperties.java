package dev.storyreel.ledger.boot;

import dev.storyreel.ledger.admission.AccountLimit;
import dev.storyreel.ledger.admission.Limits;
import dev.storyreel.ledger.run.Backoff;
import dev.storyreel.ledger.run.Patience;
import dev.storyreel.ledger.store.JdbcLedger;
import dev.storyreel.ledger.timer.Lane;
import dev.storyreel.ledger.timer.TimerLoop;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How the ledger's runner goes about its work.
 *
 * @param localProviders   whose models run on this machine's own processors
 * @param submitLimit      calls that cost money, under way at once
 * @param localLimit       pieces of our own processors' work under way at once
 * @param pollLimit        jobs asked after at once
 * @param pollingInterval  how often due timers are looked for
 * @param heartbeat        how often a run shows that it is alive
 * @param missedHeartbeats after which a run is taken for dead and its work resumed elsewhere
 * @param shutdownWait     how long runs may go on when the process is asked to stop
 * @param firstPause       after the first run that came to nothing; it doubles
 * @param longestPause     and doubles up to this
 * @param submitTries      how often a call is tried that fails here
 * @param outageTries      how often a call goes out that its provider is not ready for; with a minute between, the usual
 *                         number lasts more than half an hour
 * @param attempts         at most, where each before is known to be unbilled
 * @param collectTries     how often fetching and storing a result is tried
 * @param jobAge           how old a job may become before it is given up
 * @param quietPeriod      how long a job is looked for that a submit in doubt may have made
 * @param lookInterval     between two such looks
 * @param recordPatience   how long an answer is held in hand while the database is away
 * @param fetchTimeout     for one output
 * @param largestOutput    of a provider
 * @param replayAttempts   at most of one piece of work, where facts are heard again
 * @param replayCoolDown   after a failure, before a fact that is heard again may attempt it anew
 * @param smallDoubtUsd    below this, a doubt that cannot be resolved is booked as a possible double and asked anew
 * @param unseen          what becomes of a submit whose job is not among all that its provider shows after the quiet
 *                        period: a person decides, or the list is believed and the next attempt made
 * @param roundInterval    between two rounds of admission, decisions and pauses
 * @param accounts         what providers' accounts take, by provider
 * @param admissionWindow  pieces of waiting work looked at for an account at once
 * @param dailyCapUsd      what a tenant may spend in a day (UTC) that has no cap of its own; no cap where it is not set
 * @param trustedLinks     scheme, host and port of output links that may be other than public https
 */
@Validated
@ConfigurationProperties("storyreel.ledger")
public record LedgerProperties(
        @NotNull @DefaultValue({"animatic", "storyreel"}) Set<String> localProviders,
        @Min(1) @DefaultValue("8") int submitLimit,
        @Min(1) @DefaultValue("2") int localLimit,
        @Min(1) @DefaultValue("256") int pollLimit,
        @NotNull @DefaultValue("200ms") Duration pollingInterval,
        @NotNull @DefaultValue("1s") Duration heartbeat,
        @Min(4) @DefaultValue("4") int missedHeartbeats,
        @NotNull @DefaultValue("10s") Duration shutdownWait,
        @NotNull @DefaultValue("1s") Duration firstPause,
        @NotNull @DefaultValue("1m") Duration longestPause,
        @Min(1) @DefaultValue("8") int submitTries,
        @Min(1) @DefaultValue("40") int outageTries,
        @Min(1) @DefaultValue("3") int attempts,
        @Min(1) @DefaultValue("30") int collectTries,
        @NotNull @DefaultValue("6h") Duration jobAge,
        @NotNull @DefaultValue("2m") Duration quietPeriod,
        @NotNull @DefaultValue("5s") Duration lookInterval,
        @NotNull @DefaultValue("2m") Duration recordPatience,
        @NotNull @DefaultValue("5m") Duration fetchTimeout,
        @NotNull @DefaultValue("2GB") DataSize largestOutput,
        @Min(1) @DefaultValue("10") int replayAttempts,
        @NotNull @DefaultValue("30s") Duration replayCoolDown,
        @NotNull @DefaultValue("0.05") BigDecimal smallDoubtUsd,
        @NotNull @DefaultValue("park") Patience.Unseen unseen,
        @NotNull @DefaultValue("200ms") Duration roundInterval,
        @NotNull @DefaultValue Map<String, @Valid AccountLimit> accounts,
        @Min(1) @DefaultValue("500") int admissionWindow,
        @Nullable @Positive BigDecimal dailyCapUsd,
        @NotNull @DefaultValue List<URI> trustedLinks) {

    Limits limits() {
        return new Limits(accounts, admissionWindow, dailyCapUsd);
    }

    JdbcLedger.Replay replay() {
        return new JdbcLedger.Replay(replayAttempts, replayCoolDown);
    }

    Patience patience() {
        return new Patience(
                new Backoff(firstPause, longestPause),
                submitTries,
                outageTries,
                attempts,
                collectTries,
                jobAge,
                quietPeriod,
                lookInterval,
                recordPatience,
                smallDoubtUsd,
                unseen);
    }

    TimerLoop.Pace pace() {
        return new TimerLoop.Pace(
                Map.of(Lane.SUBMIT, submitLimit, Lane.LOCAL, localLimit, Lane.POLL, pollLimit),
                pollingInterval,
                heartbeat,
                missedHeartbeats,
                shutdownWait);
    }
}
