package dev.storyreel.ledger.timer;

/** Timers of one sort. Each lane has its own table and its own limit, so that no sort holds up another. */
public enum Lane {
    /** Calls that cost money. Narrow: what is in flight at a crash is what can be in doubt. */
    SUBMIT("submit_timers"),
    /** Work done on this machine's own processors. Narrow: as wide as the machine. */
    LOCAL("local_timers"),
    /** Asking after jobs. Wide. */
    POLL("poll_timers");

    private final String table;

    Lane(String table) {
        this.table = table;
    }

    String table() {
        return table;
    }
}
