/** Waiting is a row with a due time: the lanes, what schedules in them, and what runs them. */
@NullMarked
package dev.storyreel.ledger.timer;

import org.jspecify.annotations.NullMarked;
