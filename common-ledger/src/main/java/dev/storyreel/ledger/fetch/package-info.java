/** Fetching what providers offer by link, without trusting the link. */
@NullMarked
package dev.storyreel.ledger.fetch;

import org.jspecify.annotations.NullMarked;
