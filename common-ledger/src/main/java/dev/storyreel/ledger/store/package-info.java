/** The ledger's rows. Every change to one says which state and attempt it expects to find. */
@NullMarked
package dev.storyreel.ledger.store;

import org.jspecify.annotations.NullMarked;
