package dev.storyreel.ledger.admission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Weighted round-robin by expected time: whoever has had the least is next, and oldest first within a tenant. Pure. While
 * two tenants both wait, what they have had, each by its weight, never differs by more than one piece of work.
 */
final class FairShare {

    /** What counts for no time at all would be admitted without end. */
    private static final double LEAST_SECONDS = 0.001;

    private FairShare() {}

    /**
     * A tenant's waiting work.
     *
     * @param served weighted seconds it has had
     * @param pieces oldest first
     */
    record Line(String tenant, double served, double weight, List<Piece> pieces) {
        Line {
            pieces = List.copyOf(pieces);
        }
    }

    /** Whose turn it is, in order, until the places or the lines are used up. */
    static List<Piece> turns(Collection<Line> lines, int places) {
        PriorityQueue<Place> next =
                new PriorityQueue<>(Comparator.comparingDouble(Place::served).thenComparing(place -> place.line.tenant));
        lines.forEach(line -> next.add(new Place(line, 0, line.served)));
        List<Piece> turns = new ArrayList<>();
        while (turns.size() < places && !next.isEmpty()) {
            Place first = next.remove();
            if (first.at < first.line.pieces.size()) {
                Piece piece = first.line.pieces.get(first.at);
                turns.add(piece);
                next.add(new Place(first.line, first.at + 1, first.served + weighted(piece, first.line.weight)));
            }
        }
        return turns;
    }

    /** What each tenant has had once these pieces are admitted. */
    static Map<String, Double> served(Collection<Line> lines, Collection<Piece> admitted) {
        Map<String, Double> served = new HashMap<>();
        Map<String, Double> weights = new HashMap<>();
        for (Line line : lines) {
            served.put(line.tenant, line.served);
            weights.put(line.tenant, line.weight);
        }
        for (Piece piece : admitted) {
            served.merge(piece.tenant(), weighted(piece, weights.getOrDefault(piece.tenant(), 1.0)), Double::sum);
        }
        return served;
    }

    private static double weighted(Piece piece, double weight) {
        return Math.max(piece.expectedSeconds(), LEAST_SECONDS) / weight;
    }

    private record Place(Line line, int at, double served) {}
}
