/** How the ledger is put together in a service. */
@NullMarked
package dev.storyreel.ledger.boot;

import org.jspecify.annotations.NullMarked;
