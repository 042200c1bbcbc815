package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import dev.storyreel.standalone.chaos.Evidence.Booked;
import dev.storyreel.standalone.chaos.Evidence.PaidWork;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the evidence says against us, each in a sentence; nothing where all is well. Pure. */
final class Verdict {

    /** Class C: neither an idempotency key nor a way to find a job. */
    private static final Set<String> UNFINDABLE = Set.of("elevenlabs");

    /** How we name an attempt to a provider: work key and attempt. */
    private static final Pattern REFERENCE = Pattern.compile(".*?([0-9a-f]{64})-(\\d+).*");

    private Verdict() {}

    static List<String> on(Evidence evidence) {
        List<String> against = new ArrayList<>();
        films(evidence, against);
        submits(evidence, against);
        money(evidence, against);
        return against;
    }

    private static void films(Evidence evidence, List<String> against) {
        if (evidence.films().size() != evidence.asked()) {
            against.add("%d films were accepted, %d are known.".formatted(evidence.asked(), evidence.films().size()));
        }
        Set<String> parkedVideos = evidence.works().stream()
                .filter(PaidWork::parked)
                .filter(work -> UNFINDABLE.contains(work.provider()))
                .map(PaidWork::videoId)
                .collect(Collectors.toSet());
        for (Crowd.Film film : evidence.films()) {
            if (film.parked()) {
                if (!parkedVideos.contains(film.videoId())) {
                    against.add("Film %s is parked without a doubt of class C.".formatted(film.videoId()));
                }
            } else if (!film.over()) {
                against.add("Film %s is lost: its status is %s.".formatted(film.videoId(), film.status()));
            } else if (!film.status().equals("COMPLETE") && film.code().isEmpty()) {
                against.add("Film %s ended %s without a reason.".formatted(film.videoId(), film.status()));
            }
        }
        for (PaidWork work : evidence.works()) {
            if (work.parked() && !UNFINDABLE.contains(work.provider())) {
                against.add("Work %s at %s is parked, though its job can be found.".formatted(work.key(), work.provider()));
            }
        }
    }

    private static void submits(Evidence evidence, List<String> against) {
        Map<String, Integer> bySubmit = new HashMap<>();
        Map<String, Set<Integer>> billedAttempts = new HashMap<>();
        for (Bill.Charge charge : evidence.bill()) {
            String reference = charge.reference();
            Matcher named = REFERENCE.matcher(reference == null ? "" : reference);
            String submit = named.matches()
                    ? named.group(1) + "-" + named.group(2)
                    : charge.provider() + " " + charge.inputHash();
            bySubmit.merge(submit, 1, Integer::sum);
            if (named.matches() && charge.usd().signum() > 0) {
                billedAttempts
                        .computeIfAbsent(named.group(1), _ -> new TreeSet<>())
                        .add(Integer.parseInt(named.group(2)));
            }
        }
        bySubmit.forEach((submit, times) -> {
            if (times > 1) {
                against.add("%s was accepted %d times.".formatted(submit, times));
            }
        });
        for (PaidWork work : evidence.works()) {
            billedAttempts.getOrDefault(work.key(), Set.of()).stream()
                    .filter(attempt -> attempt < work.attempt())
                    .forEach(attempt -> against.add("Work %s went on to attempt %d though attempt %d was billed."
                            .formatted(work.key(), work.attempt(), attempt)));
        }
    }

    private static void money(Evidence evidence, List<String> against) {
        Set<String> providers = new TreeSet<>();
        evidence.bill().forEach(charge -> providers.add(charge.provider()));
        evidence.booked().forEach(booked -> providers.add(booked.provider()));
        for (String provider : providers) {
            List<BigDecimal> billed = evidence.bill().stream()
                    .filter(charge -> charge.provider().equals(provider) && charge.usd().signum() > 0)
                    .map(Bill.Charge::usd)
                    .toList();
            List<BigDecimal> booked = evidence.booked().stream()
                    .filter(charge -> charge.provider().equals(provider) && charge.usd().signum() > 0)
                    .map(Booked::usd)
                    .toList();
            long parked = evidence.works().stream()
                    .filter(work -> work.parked() && work.provider().equals(provider))
                    .count();
            long unexplained = billed.size() - booked.size();
            // What is parked may have been accepted: so many charges may be missing, and no others.
            if (unexplained < 0 || unexplained > parked) {
                against.add("%s billed %d submits, %d are booked and %d are parked."
                        .formatted(provider, billed.size(), booked.size(), parked));
            }
            BigDecimal dearest = billed.stream().max(BigDecimal::compareTo).orElse(BigDecimal.ZERO);
            BigDecimal missing = sum(billed).subtract(sum(booked));
            BigDecimal most = dearest.multiply(BigDecimal.valueOf(Math.max(0, unexplained)));
            if (missing.signum() < 0 || missing.compareTo(most) > 0 || (unexplained == 0 && missing.signum() != 0)) {
                against.add("%s billed $%s, and $%s is booked.".formatted(provider, sum(billed), sum(booked)));
            }
        }
        BigDecimal inLedger = sum(evidence.booked().stream().map(Booked::usd).toList());
        if (inLedger.compareTo(evidence.saidUsd()) != 0) {
            against.add("The ledger has charges of $%s, the films' histories of $%s."
                    .formatted(inLedger, evidence.saidUsd()));
        }
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
