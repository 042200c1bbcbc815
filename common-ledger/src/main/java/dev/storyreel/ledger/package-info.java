/** Paid work is bought once: every call that costs money is a row before it is a call. */
@NullMarked
package dev.storyreel.ledger;

import org.jspecify.annotations.NullMarked;
