package dev.storyreel.ledger.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.storyreel.ledger.admission.FairShare.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class FairShareTest {

    /** @param seconds of each of its pieces, in order */
    record Tenant(double weight, List<Integer> seconds) {}

    @Property
    void while_all_wait_nobody_is_ahead_by_more_than_one_piece_of_work(
            @ForAll("tenants") @Size(min = 2, max = 6) List<Tenant> tenants, @ForAll @IntRange(min = 1, max = 9) int places) {
        Round round = new Round(tenants);
        while (round.allWait()) {
            round.admit(places);
            if (!round.allWait()) {
                return; // Who has nothing left falls behind, and may.
            }
            double most = Collections.max(round.served.values());
            double least = Collections.min(round.served.values());
            assertThat(most - least).isLessThanOrEqualTo(longest(tenants) + 1e-6);
        }
    }

    @Property
    void nobody_starves_and_nothing_is_left_out(
            @ForAll("tenants") @Size(min = 1, max = 6) List<Tenant> tenants, @ForAll @IntRange(min = 1, max = 9) int places) {
        Round round = new Round(tenants);
        List<Piece> admitted = new ArrayList<>();
        for (List<Piece> turns = round.admit(places); !turns.isEmpty(); turns = round.admit(places)) {
            assertThat(turns).hasSizeLessThanOrEqualTo(places);
            admitted.addAll(turns);
        }
        assertThat(admitted)
                .hasSize(tenants.stream().mapToInt(tenant -> tenant.seconds.size()).sum())
                .doesNotHaveDuplicates();
    }

    @Property
    void no_place_is_left_empty_while_anyone_waits(
            @ForAll("tenants") @Size(min = 1, max = 6) List<Tenant> tenants, @ForAll @IntRange(min = 1, max = 50) int places) {
        int waiting = tenants.stream().mapToInt(tenant -> tenant.seconds.size()).sum();
        assertThat(new Round(tenants).admit(places)).hasSize(Math.min(places, waiting));
    }

    @Property
    void within_a_tenant_the_oldest_is_first(
            @ForAll("tenants") @Size(min = 1, max = 6) List<Tenant> tenants, @ForAll @IntRange(min = 1, max = 9) int places) {
        Round round = new Round(tenants);
        Map<String, List<String>> admitted = new HashMap<>();
        for (List<Piece> turns = round.admit(places); !turns.isEmpty(); turns = round.admit(places)) {
            turns.forEach(piece ->
                    admitted.computeIfAbsent(piece.tenant(), _ -> new ArrayList<>()).add(piece.key()));
        }
        admitted.forEach((tenant, keys) -> assertThat(keys).isSorted());
    }

    @Example
    void shares_follow_weights() {
        Round round = new Round(List.of(
                new Tenant(1, Collections.nCopies(900, 10)),
                new Tenant(2, Collections.nCopies(900, 10)),
                new Tenant(3, Collections.nCopies(900, 5))));
        Map<String, Integer> seconds = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            round.admit(10).forEach(piece ->
                    seconds.merge(piece.tenant(), (int) piece.expectedSeconds(), Integer::sum));
        }
        double one = seconds.get("t0");
        assertThat(seconds.get("t1") / one).isCloseTo(2, within(0.05));
        assertThat(seconds.get("t2") / one).isCloseTo(3, within(0.05));
    }

    @Provide
    Arbitrary<List<Tenant>> tenants() {
        Arbitrary<List<Integer>> seconds =
                Arbitraries.integers().between(1, 300).list().ofMinSize(1).ofMaxSize(40);
        return Combinators.combine(Arbitraries.of(0.5, 1.0, 2.0, 7.0), seconds).as(Tenant::new).list();
    }

    private static double longest(List<Tenant> tenants) {
        return tenants.stream()
                .mapToDouble(tenant -> Collections.max(tenant.seconds) / tenant.weight)
                .max()
                .orElseThrow();
    }

    /** Tenants and what they have had, round after round. */
    private static final class Round {
        final Map<String, Double> served = new HashMap<>();
        private final Map<String, Double> weights = new HashMap<>();
        private final Map<String, List<Piece>> waiting = new HashMap<>();

        Round(List<Tenant> tenants) {
            for (int i = 0; i < tenants.size(); i++) {
                String name = "t" + i;
                served.put(name, 0.0);
                weights.put(name, tenants.get(i).weight);
                List<Piece> pieces = new ArrayList<>();
                for (int seconds : tenants.get(i).seconds) {
                    pieces.add(new Piece(
                            "%s-%04d".formatted(name, pieces.size()), name, "v", BigDecimal.ONE, seconds));
                }
                waiting.put(name, pieces);
            }
        }

        boolean allWait() {
            return waiting.values().stream().noneMatch(List::isEmpty);
        }

        List<Piece> admit(int places) {
            List<Line> lines = waiting.keySet().stream()
                    .map(name -> new Line(name, served.get(name), weights.get(name), waiting.get(name)))
                    .toList();
            List<Piece> turns = FairShare.turns(lines, places);
            served.putAll(FairShare.served(lines, turns));
            waiting.values().forEach(pieces -> pieces.removeAll(turns));
            return turns;
        }
    }
}
