package dev.storyreel.ledger.admission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which of its account's keys a call goes out with: of those that have a place, the one with the least in hand, and of several
 * such the one that has waited longest. Touches nothing but itself.
 */
final class Rotation {

    private static final Comparator<Key> NEXT = Comparator.comparingInt(Key::inHand).thenComparingLong(Key::turn);

    private final AccountLimit limit;
    private final List<Key> keys;
    private long turn;

    /** @param keys that may be called with now */
    Rotation(List<Key> keys, AccountLimit limit) {
        this.limit = limit;
        this.keys = new ArrayList<>(keys);
        this.turn = keys.stream().mapToLong(Key::turn).max().orElse(0);
    }

    /** How many calls there is room for, all keys together. */
    int places() {
        return (int) Math.min(
                Integer.MAX_VALUE, keys.stream().mapToLong(key -> key.places(limit)).sum());
    }

    /** Gives a place away; there must be one. */
    Key next() {
        Key next = keys.stream()
                .filter(key -> key.places(limit) > 0)
                .min(NEXT)
                .orElseThrow(() -> new IllegalStateException("There is no place left."));
        keys.set(keys.indexOf(next), next.given(++turn));
        return next;
    }

    /** The keys as they are now. */
    List<Key> keys() {
        return List.copyOf(keys);
    }
}
