/** What a prompt may be. Pure; knows neither events nor the ledger. */
@NullMarked
package dev.storyreel.validation.policy;

import org.jspecify.annotations.NullMarked;
