package dev.storyreel.standalone.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.simulator.Bill;
import dev.storyreel.standalone.chaos.Evidence.Booked;
import dev.storyreel.standalone.chaos.Evidence.PaidWork;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Made-up evidence: what is well is let pass, and each thing that is not is found. */
class VerdictTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    @Test
    void a_film_that_is_complete_and_paid_once_is_well() {
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""),
                        List.of(work(A, 1, "replicate", "DONE")),
                        List.of(booked(A, 1, "replicate", "3")),
                        "3",
                        bill("replicate", A + "-1", "3"))))
                .isEmpty();
    }

    @Test
    void a_film_that_never_ends_or_ends_without_a_reason_is_found() {
        assertThat(Verdict.on(evidence(film("REFINING", ""), List.of(), List.of(), "0"))).singleElement().asString().contains("lost");
        assertThat(Verdict.on(evidence(film("FAILED", ""), List.of(), List.of(), "0"))).singleElement().asString().contains("without a reason");
        assertThat(Verdict.on(evidence(film("FAILED", "CONTENT_REFUSED"), List.of(), List.of(), "0"))).isEmpty();
        assertThat(Verdict.on(new Evidence(2, List.of(film("COMPLETE", "")), List.of(), List.of(), BigDecimal.ZERO, List.of(), 0, Optional.empty())))
                .singleElement().asString().contains("2 films were asked for, 1 are known");
    }

    @Test
    void what_is_parked_must_be_of_class_c() {
        assertThat(Verdict.on(evidence(
                        film("AWAITING_OPERATOR", ""), List.of(parked(A, "elevenlabs")), List.of(), "0",
                        bill("elevenlabs", null, "0.035"))))
                .isEmpty();
        assertThat(Verdict.on(evidence(film("AWAITING_OPERATOR", ""), List.of(parked(A, "replicate")), List.of(), "0")))
                .hasSize(2);
    }

    @Test
    void a_submit_that_was_accepted_twice_is_found() {
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""),
                        List.of(work(A, 1, "bedrock", "DONE")),
                        List.of(booked(A, 1, "bedrock", "3")),
                        "3",
                        bill("bedrock", A + "-1", "3"),
                        bill("bedrock", A + "-1", "3"))))
                .anySatisfy(said -> assertThat(said).contains("accepted 2 times"));
    }

    @Test
    void another_attempt_after_one_that_was_billed_is_found() {
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""),
                        List.of(work(A, 2, "replicate", "DONE")),
                        List.of(booked(A, 1, "replicate", "3"), booked(A, 2, "replicate", "3")),
                        "6",
                        bill("replicate", A + "-1", "3"),
                        bill("replicate", A + "-2", "3"))))
                .singleElement().asString().contains("went on to attempt 2");
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""),
                        List.of(work(A, 2, "replicate", "DONE")),
                        List.of(booked(A, 2, "replicate", "3")),
                        "3",
                        bill("replicate", A + "-1", "0"),
                        bill("replicate", A + "-2", "3"))))
                .isEmpty();
    }

    @Test
    void books_that_do_not_agree_with_the_bill_are_found() {
        List<PaidWork> works = List.of(work(A, 1, "replicate", "DONE"), work(B, 1, "replicate", "DONE"));
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""), works, List.of(booked(A, 1, "replicate", "3")), "3",
                        bill("replicate", A + "-1", "3"), bill("replicate", B + "-1", "3"))))
                .isNotEmpty();
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""), works, List.of(booked(A, 1, "replicate", "3.01")), "3.01",
                        bill("replicate", A + "-1", "3"))))
                .isNotEmpty();
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""), works, List.of(booked(A, 1, "replicate", "3")), "2",
                        bill("replicate", A + "-1", "3"))))
                .singleElement().asString().contains("histories");
    }

    @Test
    void money_that_agrees_in_sum_and_not_by_attempt_is_found() {
        List<PaidWork> works = List.of(work(A, 1, "replicate", "DONE"), work(B, 1, "replicate", "DONE"));
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""), works,
                        List.of(booked(A, 1, "replicate", "2"), booked(B, 1, "replicate", "4")), "6",
                        bill("replicate", A + "-1", "3"), bill("replicate", B + "-1", "3"))))
                .hasSize(2);
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""), List.of(work(A, 1, "elevenlabs", "DONE")),
                        List.of(booked(A, 1, "elevenlabs", "0.03")), "0.03", bill("elevenlabs", null, "0.035"))))
                .hasSize(2);
    }

    @Test
    void what_is_parked_at_a_provider_that_knows_our_names_may_be_billed() {
        assertThat(Verdict.on(evidence(
                        film("AWAITING_OPERATOR", ""),
                        List.of(parked(A, "elevenlabs"), work(B, 1, "elevenlabs", "DONE")),
                        List.of(booked(B, 1, "elevenlabs", "0.035")),
                        "0.035",
                        bill("elevenlabs", A + "-1", "0.035"),
                        bill("elevenlabs", B + "-1", "0.035"))))
                .isEmpty();
        assertThat(Verdict.on(evidence(
                        film("COMPLETE", ""),
                        List.of(work(A, 1, "elevenlabs", "DONE")),
                        List.of(),
                        "0",
                        bill("elevenlabs", A + "-1", "0.035"))))
                .singleElement().asString().contains("was billed $0.035, and $0 is booked");
    }

    @Test
    void dead_letters_and_a_victim_that_does_not_come_back_are_found() {
        assertThat(Verdict.on(new Evidence(
                        1, List.of(film("COMPLETE", "")), List.of(), List.of(), BigDecimal.ZERO, List.of(), 2, Optional.of("gone"))))
                .hasSize(2);
    }

    private static Evidence evidence(
            Crowd.Film film, List<PaidWork> works, List<Booked> booked, String said, Bill.Charge... bill) {
        return new Evidence(1, List.of(film), works, booked, new BigDecimal(said), List.of(bill), 0, Optional.empty());
    }

    private static Crowd.Film film(String status, String code) {
        return new Crowd.Film("v1", status, code);
    }

    private static PaidWork work(String key, int attempt, String provider, String state) {
        return new PaidWork(key, "v1", attempt, provider, state, false, null);
    }

    private static PaidWork parked(String key, String provider) {
        return new PaidWork(key, "v1", 1, provider, "IN_DOUBT", true, null);
    }

    private static Booked booked(String key, int attempt, String provider, String usd) {
        return new Booked(key, attempt, provider, new BigDecimal(usd), false);
    }

    private static int jobs;

    private static Bill.Charge bill(String provider, @Nullable String reference, String usd) {
        return new Bill.Charge(
                provider, "job-" + ++jobs, "model", "hash-" + jobs, new BigDecimal(usd), Instant.EPOCH, reference, "made");
    }
}
