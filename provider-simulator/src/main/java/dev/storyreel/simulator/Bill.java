package dev.storyreel.simulator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was accepted, and what it is charged at. Safe to use from many threads. */
public final class Bill {

    private final List<Charge> charges = new ArrayList<>();

    /**
     * One accepted submit.
     *
     * @param model     as the provider names it
     * @param inputHash sha-256 of the input as it was sent
     * @param usd       0 where the provider does not charge for how it ended
     */
    public record Charge(
            String provider, String jobId, String model, String inputHash, BigDecimal usd, Instant acceptedAt) {}

    /** The bill so far: a copy. */
    public record Statement(int count, BigDecimal totalUsd, List<Charge> charges) {
        public Statement {
            charges = List.copyOf(charges);
        }
    }

    public synchronized void charge(Charge charge) {
        charges.add(charge);
    }

    /** The submit stays on the bill, for nothing: it never ran. */
    public synchronized void waive(String jobId) {
        charges.replaceAll(charge -> charge.jobId().equals(jobId)
                ? new Charge(
                        charge.provider(),
                        charge.jobId(),
                        charge.model(),
                        charge.inputHash(),
                        BigDecimal.ZERO,
                        charge.acceptedAt())
                : charge);
    }

    public synchronized Statement statement() {
        BigDecimal total = charges.stream().map(Charge::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Statement(charges.size(), total, charges);
    }
}
