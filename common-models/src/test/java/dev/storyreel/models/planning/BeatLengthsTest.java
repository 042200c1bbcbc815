package dev.storyreel.models.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.models.planning.BeatLengths.Wish;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BeatLengthsTest {

    private static List<Wish> wishes(double... seconds) {
        return java.util.Arrays.stream(seconds).mapToObj(s -> new Wish(s, false)).toList();
    }

    @Test
    void clips_of_one_length_are_filled_to_the_brim() {
        assertThat(new BeatLengths(30, List.of(6)).share(wishes(5, 6, 9, 5)).seconds()).containsExactly(6, 6, 12, 6);
    }

    @Test
    void what_must_be_wasted_is_little() {
        BeatLengths lengths = new BeatLengths(30, List.of(8));
        List<Integer> shares = lengths.share(wishes(7, 7, 8, 8)).seconds();

        assertThat(shares.stream().mapToInt(lengths::waste).sum()).isEqualTo(2);
    }

    @Test
    void a_length_that_a_person_gave_is_kept_where_it_can_be() {
        List<Wish> wishes = List.of(new Wish(4, true), new Wish(6, false), new Wish(6, false));

        assertThat(new BeatLengths(20, List.of(5, 10)).fit(wishes).seconds()).startsWith(4).satisfies(shares -> assertThat(
                        shares.stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(20));
    }

    @Test
    void more_beats_than_seconds_are_refused() {
        assertThatThrownBy(() -> new BeatLengths(3, List.of(5)).share(wishes(1, 1, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Against every possible sharing-out: the optimum is one. */
    @Property(tries = 200)
    void nothing_wastes_less_at_the_same_distance(
            @ForAll @IntRange(min = 3, max = 18) int total,
            @ForAll @Size(min = 1, max = 3) List<@IntRange(min = 1, max = 12) Integer> clips,
            @ForAll @IntRange(min = 1, max = 9) int first,
            @ForAll @IntRange(min = 1, max = 9) int second) {
        BeatLengths lengths = new BeatLengths(total, clips);
        BeatLengths.Shares best = lengths.share(wishes(first, second));

        for (int a = 1; a < total; a++) {
            int b = total - a;
            double cost = cost(lengths, a, first) + cost(lengths, b, second);
            assertThat(best.cost()).isLessThanOrEqualTo(cost + 1e-9);
        }
    }

    private static double cost(BeatLengths lengths, int seconds, double wish) {
        return (seconds - wish) * (seconds - wish) / wish + 3 * lengths.waste(seconds) + (seconds < 2 ? 6 : 0);
    }
}
