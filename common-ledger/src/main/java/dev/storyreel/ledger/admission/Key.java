package dev.storyreel.ledger.admission;

import org.jspecify.annotations.Nullable;

/**
 * One of an account's keys that may be called with now.
 *
 * @param name   null where the account has none, or none that we know of
 * @param calls  that it may still make
 * @param inHand jobs and calls under way with it, counted no further than there is room
 * @param turn   when it had a call last; counted in calls
 */
record Key(@Nullable String name, CallBucket calls, int inHand, long turn) {

    /** How many more calls it may make now. */
    int places(AccountLimit limit) {
        return Math.max(0, Math.min(calls.calls(), limit.concurrency() - inHand));
    }

    Key given(long turn) {
        return new Key(name, calls.without(1), inHand + 1, turn);
    }
}
