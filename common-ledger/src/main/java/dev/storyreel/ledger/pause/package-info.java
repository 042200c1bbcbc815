/** What a phase waits for a person with, and that it goes on. */
@NullMarked
package dev.storyreel.ledger.pause;

import org.jspecify.annotations.NullMarked;
