package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChunksTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "8  | 3 4 5 6 | 4 4       | 0",
        "6  | 3 4 5 6 | 6         | 0",
        "7  | 3 4 5 6 | 4 3       | 0",
        "2  | 3 4 5 6 | 3         | 1",
        "13 | 3 4 5 6 | 5 4 4     | 0",
        "10 | 6 10    | 10        | 0",
        "7  | 6       | 6 6       | 5",
        "11 | 6 10    | 6 6       | 1",
        "16 | 6 10    | 10 6      | 0",
        "5  | 4 6 8   | 6         | 1",
        "20 | 2 3 4 5 6 7 8 9 10 11 12 | 10 10 | 0",
    })
    void a_beat_is_covered_with_the_least_waste_then_the_fewest_then_the_most_even_chunks(
            int beat, String lengths, String chunks, int wasted) {
        assertThat(Chunks.of(beat, seconds(lengths))).isEqualTo(new Chunks(seconds(chunks), wasted));
    }

    @Property
    void chunks_cover_the_beat_with_lengths_the_model_can_make_and_waste_less_than_any_chunk(
            @ForAll @IntRange(min = 1, max = 120) int beat,
            @ForAll @Size(min = 1, max = 6) Set<@IntRange(min = 1, max = 15) Integer> lengths) {
        Chunks chunks = Chunks.of(beat, List.copyOf(lengths));
        int total = chunks.seconds().stream().mapToInt(Integer::intValue).sum();
        assertThat(lengths).containsAll(chunks.seconds());
        assertThat(total - chunks.wastedSeconds()).isEqualTo(beat);
        assertThat(chunks.wastedSeconds()).isNotNegative();
        assertThat(chunks.seconds()).allMatch(seconds -> seconds > chunks.wastedSeconds());
        int played = 0;
        for (int i = 0; i < chunks.count(); i++) {
            played += chunks.playedSeconds(i);
        }
        assertThat(played).isEqualTo(beat);
    }

    @Property(tries = 300)
    void no_other_cover_wastes_less_or_needs_fewer_or_is_more_even(
            @ForAll @IntRange(min = 1, max = 24) int beat,
            @ForAll @Size(min = 1, max = 4) Set<@IntRange(min = 2, max = 12) Integer> lengths) {
        Chunks chunks = Chunks.of(beat, List.copyOf(lengths));
        List<List<Integer>> covers = new ArrayList<>();
        allCovers(beat, new ArrayList<>(new TreeSet<>(lengths).descendingSet()), 0, new ArrayList<>(), covers);
        assertThat(covers).isNotEmpty().allMatch(cover -> !better(cover, chunks.seconds(), beat));
        assertThat(chunks.seconds()).isSortedAccordingTo((a, b) -> b - a);
    }

    @Property
    void the_order_in_which_the_lengths_are_given_does_not_matter(
            @ForAll @IntRange(min = 1, max = 60) int beat,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 15) Integer> lengths) {
        assertThat(Chunks.of(beat, lengths.reversed())).isEqualTo(Chunks.of(beat, lengths));
    }

    @Test
    void nothing_is_covered_by_nothing() {
        assertThatThrownBy(() -> Chunks.of(5, List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chunks.of(0, List.of(4))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Chunks.of(5, List.of(0, 4))).isInstanceOf(IllegalArgumentException.class);
    }

    private static void allCovers(
            int rest, List<Integer> lengths, int from, List<Integer> sofar, List<List<Integer>> covers) {
        if (rest <= 0) {
            covers.add(List.copyOf(sofar));
            return;
        }
        for (int i = from; i < lengths.size(); i++) {
            sofar.add(lengths.get(i));
            allCovers(rest - lengths.get(i), lengths, i, sofar, covers);
            sofar.removeLast();
        }
    }

    private static boolean better(List<Integer> one, List<Integer> than, int beat) {
        int waste = sum(one) - beat - (sum(than) - beat);
        int count = one.size() - than.size();
        return waste < 0 || waste == 0 && (count < 0 || count == 0 && squares(one) < squares(than));
    }

    private static int sum(List<Integer> seconds) {
        return seconds.stream().mapToInt(Integer::intValue).sum();
    }

    private static int squares(List<Integer> seconds) {
        return seconds.stream().mapToInt(s -> s * s).sum();
    }

    private static List<Integer> seconds(String text) {
        return List.of(text.trim().split(" +")).stream().map(Integer::valueOf).toList();
    }
}
