package dev.storyreel.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was accepted, and what it is charged at. Safe to use from many threads. */
public final class Bill {

    private final List<Charge> charges = new ArrayList<>();

    /**
     * One accepted submit.
     *
     * @param model     as the provider names it
     * @param inputHash sha-256 of the input as it was sent
     * @param usd       0 where the provider does not charge for how it ended
     * @param reference what the customer calls it, where the wire has a place for that
     * @param reason    what the sum is for, or why there is none: {@code made}, {@code failed}, {@code declined}…
     */
    public record Charge(
            String provider,
            String jobId,
            String model,
            String inputHash,
            BigDecimal usd,
            Instant acceptedAt,
            @Nullable String reference,
            String reason) {

        /** @param usd of what was made */
        public Charge(
                String provider, String jobId, String model, String inputHash, BigDecimal usd, Instant acceptedAt) {
            this(provider, jobId, model, inputHash, usd, acceptedAt, null, "made");
        }

        Charge at(BigDecimal sum, String why) {
            return new Charge(provider, jobId, model, inputHash, sum, acceptedAt, reference, why);
        }
    }

    /** The bill so far: a copy. */
    public record Statement(int count, BigDecimal totalUsd, List<Charge> charges) {
        public Statement {
            charges = List.copyOf(charges);
        }
    }

    public synchronized void charge(Charge charge) {
        charges.add(charge);
    }

    /** The submit stays on the bill, for what it came to. */
    public synchronized void settle(String jobId, BigDecimal usd, String reason) {
        charges.replaceAll(charge -> charge.jobId().equals(jobId) ? charge.at(usd, reason) : charge);
    }

    public synchronized Statement statement() {
        BigDecimal total = charges.stream().map(Charge::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Statement(charges.size(), total, charges);
    }
}
