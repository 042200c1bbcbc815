package dev.storyreel.ledger.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who this process is to the ledger, and the calls it has out. A timer that is revived while its first run still waits for
 * an answer here must not doubt it.
 */
final class Hands {

    private final String owner;
    private final Set<String> out = ConcurrentHashMap.newKeySet();

    Hands(String owner) {
        this.owner = owner;
    }

    String owner() {
        return owner;
    }

    /** @return false where this process has the call out already */
    boolean take(String workKey) {
        return out.add(workKey);
    }

    void letGo(String workKey) {
        out.remove(workKey);
    }

    boolean hold(String workKey) {
        return out.contains(workKey);
    }
}
