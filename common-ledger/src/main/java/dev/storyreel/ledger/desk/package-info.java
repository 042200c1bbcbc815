/** Where people, and providers' own messages, say what is to become of work; and what they see of it. */
@NullMarked
package dev.storyreel.ledger.desk;

import org.jspecify.annotations.NullMarked;
