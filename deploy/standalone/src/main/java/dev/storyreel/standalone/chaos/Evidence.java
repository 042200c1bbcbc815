package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known once everything is quiet: what people see, what the ledger has, and what providers charge.
 *
 * @param asked how many films were asked for
 * @param films as the gateway shows them
 * @param works every piece of paid work
 * @param booked every charge in the ledger
 * @param saidUsd the sum of every {@code WorkCharged} in the films' histories
 * @param bill  of all providers
 * @param deadLetters facts that a service could not handle
 * @param killerTrouble why the kills came to an end before their time; empty where they did not
 */
record Evidence(
        int asked,
        List<Crowd.Film> films,
        List<PaidWork> works,
        List<Booked> booked,
        BigDecimal saidUsd,
        List<Bill.Charge> bill,
        int deadLetters,
        Optional<String> killerTrouble) {

    /** @param parked in doubt, with nothing but a person to resolve it */
    record PaidWork(
            String key,
            String videoId,
            int attempt,
            String provider,
            String state,
            boolean parked,
            @Nullable String jobId) {

        boolean over() {
            return List.of("DONE", "REFUSED", "FAILED", "CANCELLED").contains(state);
        }
    }

    /** @param possible booked without being known */
    record Booked(String key, int attempt, String provider, BigDecimal usd, boolean possible) {}
}
