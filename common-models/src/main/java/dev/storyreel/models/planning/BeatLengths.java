package dev.storyreel.models.planning;

import dev.storyreel.models.Chunks;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Shares a film's seconds out among its beats: exactly, with little wasted on the clip lengths that the model can make,
 * and near to what each beat would like. Exact optimum of the stated cost by dynamic programming. Pure.
 */
public final class BeatLengths {

    /** Throwing away a rendered second weighs as much as a beat of 5 s running about 4 s off its wish. */
    private static final double WASTED_SECOND = 3.0;

    private static final double TOO_SHORT_TO_SEE = 6.0;
    private static final double WISHED_EXPLICITLY = 1000.0;

    /**
     * How long a beat would like to be.
     *
     * @param fixed whether a person asked for just that
     */
    public record Wish(double seconds, boolean fixed) {
        public Wish {
            if (!(seconds > 0)) {
                throw new IllegalArgumentException("A beat lasts more than " + seconds + " s.");
            }
        }
    }

    /** A sharing-out and how far it is from ideal. */
    public record Shares(List<Integer> seconds, double cost) {
        public Shares {
            seconds = List.copyOf(seconds);
        }
    }

    private final int[] waste;
    private final int total;

    /**
     * @param total       the film's seconds
     * @param clipSeconds lengths the model can make; empty where any length can be had
     */
    public BeatLengths(int total, List<Integer> clipSeconds) {
        if (total < 1) {
            throw new IllegalArgumentException("A film lasts at least a second, not " + total + ".");
        }
        this.total = total;
        this.waste = wasteByLength(total, clipSeconds);
    }

    /** Rendered seconds that a beat of this length throws away. */
    public int waste(int seconds) {
        return waste[seconds];
    }

    /** The best lengths for these beats, at least a second each. */
    public Shares share(List<Wish> wishes) {
        int n = wishes.size();
        if (n < 1 || n > total) {
            throw new IllegalArgumentException(n + " beats cannot share " + total + " whole seconds.");
        }
        double[][] best = new double[n + 1][total + 1];
        int[][] chosen = new int[n + 1][total + 1];
        for (double[] row : best) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        best[0][0] = 0;
        for (int beat = 1; beat <= n; beat++) {
            for (int used = beat; used <= total - (n - beat); used++) {
                for (int seconds = 1; seconds <= used - (beat - 1); seconds++) {
                    double before = best[beat - 1][used - seconds];
                    double cost = before + cost(wishes.get(beat - 1), seconds);
                    if (cost < best[beat][used]) {
                        best[beat][used] = cost;
                        chosen[beat][used] = seconds;
                    }
                }
            }
        }
        List<Integer> shares = new ArrayList<>();
        for (int beat = n, left = total; beat > 0; left -= chosen[beat][left], beat--) {
            shares.addFirst(chosen[beat][left]);
        }
        return new Shares(shares, best[n][total]);
    }

    /** The best lengths for these beats once their wishes are stretched or shrunk to the film; fixed wishes stay. */
    public Shares fit(List<Wish> wishes) {
        double fixed = wishes.stream().filter(Wish::fixed).mapToDouble(Wish::seconds).sum();
        double free = wishes.stream().filter(wish -> !wish.fixed()).mapToDouble(Wish::seconds).sum();
        double scale = free > 0 && total > fixed ? (total - fixed) / free : 1;
        return share(wishes.stream()
                .map(wish -> wish.fixed() ? wish : new Wish(Math.max(0.5, wish.seconds() * scale), false))
                .toList());
    }

    private double cost(Wish wish, int seconds) {
        double off = seconds - wish.seconds();
        double deviation = off * off / wish.seconds();
        return (wish.fixed() ? WISHED_EXPLICITLY : 1) * deviation
                + WASTED_SECOND * waste[seconds]
                + (seconds < 2 ? TOO_SHORT_TO_SEE : 0);
    }

    private static int[] wasteByLength(int total, List<Integer> clipSeconds) {
        int[] waste = new int[total + 1];
        for (int seconds = 1; seconds <= total && !clipSeconds.isEmpty(); seconds++) {
            waste[seconds] = Chunks.of(seconds, clipSeconds).wastedSeconds();
        }
        return waste;
    }
}
