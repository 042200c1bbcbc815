package dev.storyreel.ledger.admission;

/**
 * How much of a cap is used: what was spent, and what is held for work that may still cost. SQL, for a row {@code of} with
 * a tenant and a video. Both are summed in one statement, as one snapshot: between two, work could end, and be in neither.
 */
final class Used {

    private static final String HELD = "state in ('ADMITTED', 'SUBMITTING', 'SUBMITTED', 'IN_DOUBT')";

    /** By a video, all its takes together. */
    static final String BY_VIDEO = """
            ((select coalesce(sum(usd), 0) from ledger.charge
              where charge.tenant = of.tenant and charge.video_id = of.video_id)
             + (select coalesce(sum(hold_usd), 0) from ledger.work
                where work.tenant = of.tenant and work.video_id = of.video_id and %s))""".formatted(HELD);

    /** By a tenant since the parameter {@code today}. */
    static final String TODAY = """
            ((select coalesce(sum(usd), 0) from ledger.charge
              where charge.tenant = of.tenant and booked_at >= :today)
             + (select coalesce(sum(hold_usd), 0) from ledger.work
                where work.tenant = of.tenant and %s))""".formatted(HELD);

    private Used() {}
}
