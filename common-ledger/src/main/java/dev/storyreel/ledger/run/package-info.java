/** What moves work from row to row: the timers and a class for each step. */
@NullMarked
package dev.storyreel.ledger.run;

import org.jspecify.annotations.NullMarked;
