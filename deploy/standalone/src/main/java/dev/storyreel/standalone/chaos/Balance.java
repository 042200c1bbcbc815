package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import dev.storyreel.standalone.chaos.Evidence.Booked;
import dev.storyreel.standalone.chaos.Evidence.PaidWork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The ledger's charges against the providers' bills: attempt by attempt where a provider is told what we call them, sum by
 * sum where it is not. What is parked may have been accepted, so its charge may be missing, and nothing else may. Pure.
 */
final class Balance {

    private Balance() {}

    static void of(Evidence evidence, List<String> against) {
        attempts(evidence, against);
        sums(evidence, against);
        BigDecimal inLedger = sum(evidence.booked().stream().map(Booked::usd).toList());
        if (inLedger.compareTo(evidence.saidUsd()) != 0) {
            against.add("The ledger has charges of $%s, the films' histories of $%s."
                    .formatted(inLedger, evidence.saidUsd()));
        }
    }

    private static void attempts(Evidence evidence, List<String> against) {
        Map<String, BigDecimal> billed = new TreeMap<>();
        for (Bill.Charge charge : evidence.bill()) {
            Attempt.of(charge).ifPresent(attempt -> billed.merge(attempt.toString(), charge.usd(), BigDecimal::add));
        }
        Map<String, BigDecimal> booked = new TreeMap<>();
        Set<String> unnamed = unnamed(evidence);
        for (Booked charge : evidence.booked()) {
            if (!unnamed.contains(charge.provider())) {
                booked.merge(charge.key() + "-" + charge.attempt(), charge.usd(), BigDecimal::add);
            }
        }
        Set<String> parked = evidence.works().stream()
                .filter(PaidWork::parked)
                .map(work -> work.key() + "-" + work.attempt())
                .collect(Collectors.toSet());
        Set<String> all = new TreeSet<>(billed.keySet());
        all.addAll(booked.keySet());
        for (String attempt : all) {
            BigDecimal theirs = billed.getOrDefault(attempt, BigDecimal.ZERO);
            BigDecimal ours = booked.getOrDefault(attempt, BigDecimal.ZERO);
            if (theirs.compareTo(ours) != 0 && !(parked.contains(attempt) && ours.signum() == 0)) {
                against.add("%s was billed $%s, and $%s is booked.".formatted(attempt, theirs, ours));
            }
        }
    }

    private static void sums(Evidence evidence, List<String> against) {
        for (String provider : unnamed(evidence)) {
            List<BigDecimal> missing = new ArrayList<>(evidence.bill().stream()
                    .filter(charge -> charge.provider().equals(provider) && charge.usd().signum() > 0)
                    .map(charge -> charge.usd().stripTrailingZeros())
                    .toList());
            List<BigDecimal> tooMuch = new ArrayList<>();
            for (Booked charge : evidence.booked()) {
                BigDecimal usd = charge.usd().stripTrailingZeros();
                if (charge.provider().equals(provider) && usd.signum() > 0 && !missing.remove(usd)) {
                    tooMuch.add(usd);
                }
            }
            long parked = evidence.works().stream()
                    .filter(work -> work.parked() && work.provider().equals(provider))
                    .count();
            if (!tooMuch.isEmpty()) {
                against.add("%s never billed what is booked: %s.".formatted(provider, tooMuch));
            }
            if (missing.size() > parked) {
                against.add("%s billed %s, which is not booked, and %d pieces of work are parked."
                        .formatted(provider, missing, parked));
            }
        }
    }

    /** Providers that were not told what we call an attempt. */
    private static Set<String> unnamed(Evidence evidence) {
        return evidence.bill().stream()
                .filter(charge -> Attempt.of(charge).isEmpty())
                .map(Bill.Charge::provider)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
