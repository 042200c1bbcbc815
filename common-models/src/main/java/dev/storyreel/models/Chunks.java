package dev.storyreel.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How a beat is covered by clips of the lengths a model can make: with the least waste, then the fewest clips, then the
 * most even ones, longest first. Pure: the same beat and lengths always give the same chunks. The waste is shorter than
 * any chunk, so it can be trimmed off the last.
 *
 * @param seconds       of each chunk, in order
 * @param wastedSeconds made and paid for, but not played
 */
public record Chunks(List<Integer> seconds, int wastedSeconds) {

    private static final long IMPOSSIBLE = Long.MAX_VALUE;

    public Chunks {
        seconds = List.copyOf(seconds);
    }

    /**
     * @param beatSeconds at least 1
     * @param clipSeconds the lengths the model can make, at least one, each at least 1
     */
    public static Chunks of(int beatSeconds, List<Integer> clipSeconds) {
        int[] lengths = clipSeconds.stream().mapToInt(Integer::intValue).distinct().sorted().toArray();
        if (beatSeconds < 1 || lengths.length == 0 || lengths[0] < 1) {
            throw new IllegalArgumentException(
                    "Cannot cover " + beatSeconds + " s with clips of " + clipSeconds + " s.");
        }
        int longest = lengths[lengths.length - 1];
        long[] cost = costs(beatSeconds + longest, lengths);
        int total = beatSeconds;
        while (cost[total] == IMPOSSIBLE) {
            total++;
        }
        return new Chunks(longestFirst(total, lengths, cost), total - beatSeconds);
    }

    public int count() {
        return seconds.size();
    }

    /** How much of the chunk is played: all of it, but for the last, which carries the waste. */
    public int playedSeconds(int index) {
        return index == seconds.size() - 1 ? seconds.get(index) - wastedSeconds : seconds.get(index);
    }

    /**
     * For each total, the least cost of making exactly that: a chunk weighs so much that one fewer always wins, and the
     * squares of the lengths prefer even chunks among equally many.
     */
    private static long[] costs(int upTo, int[] lengths) {
        long chunk = (long) upTo * upTo + 1;
        long[] cost = new long[upTo + 1];
        Arrays.fill(cost, IMPOSSIBLE);
        cost[0] = 0;
        for (int total = 1; total <= upTo; total++) {
            for (int length : lengths) {
                if (length <= total && cost[total - length] != IMPOSSIBLE) {
                    cost[total] = Math.min(cost[total], cost[total - length] + chunk + (long) length * length);
                }
            }
        }
        return cost;
    }

    private static List<Integer> longestFirst(int total, int[] lengths, long[] cost) {
        long chunk = (long) (cost.length - 1) * (cost.length - 1) + 1;
        List<Integer> chunks = new ArrayList<>();
        int rest = total;
        while (rest > 0) {
            for (int i = lengths.length - 1; i >= 0; i--) {
                int length = lengths[i];
                if (length <= rest
                        && cost[rest - length] != IMPOSSIBLE
                        && cost[rest] == cost[rest - length] + chunk + (long) length * length) {
                    chunks.add(length);
                    rest -= length;
                    break;
                }
            }
        }
        return chunks;
    }
}
