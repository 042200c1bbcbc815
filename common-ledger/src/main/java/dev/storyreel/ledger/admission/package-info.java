/** Which waiting work goes on to its provider: accounts' limits, tenants' turns, budgets. */
@NullMarked
package dev.storyreel.ledger.admission;

import org.jspecify.annotations.NullMarked;
