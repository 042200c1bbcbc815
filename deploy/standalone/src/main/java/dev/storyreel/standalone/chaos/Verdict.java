package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.Bill;
import dev.storyreel.standalone.chaos.Evidence.PaidWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the evidence says against us, each in a sentence; nothing where all is well. Pure. */
final class Verdict {

    /** Class C: neither an idempotency key nor a way to find a job. */
    private static final Set<String> UNFINDABLE = Set.of("elevenlabs");

    private Verdict() {}

    static List<String> on(Evidence evidence) {
        List<String> against = new ArrayList<>();
        surroundings(evidence, against);
        films(evidence, against);
        submits(evidence, against);
        Balance.of(evidence, against);
        return against;
    }

    private static void surroundings(Evidence evidence, List<String> against) {
        evidence.killerTrouble().ifPresent(trouble -> against.add("What was killed did not come back: " + trouble));
        if (evidence.deadLetters() > 0) {
            against.add("%d facts are among the dead letters.".formatted(evidence.deadLetters()));
        }
    }

    private static void films(Evidence evidence, List<String> against) {
        if (evidence.films().size() != evidence.asked()) {
            against.add("%d films were asked for, %d are known.".formatted(evidence.asked(), evidence.films().size()));
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
            Optional<Attempt> attempt = Attempt.of(charge);
            String submit = attempt.map(Attempt::toString).orElse(charge.provider() + " " + charge.inputHash());
            bySubmit.merge(submit, 1, Integer::sum);
            if (attempt.isPresent() && charge.usd().signum() > 0) {
                billedAttempts
                        .computeIfAbsent(attempt.get().key(), _ -> new TreeSet<>())
                        .add(attempt.get().number());
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
}
