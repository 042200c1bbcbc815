/** The gateway's tables: videos, their history, uploaded assets, idempotency keys. */
@NullMarked
package dev.storyreel.gateway.store;

import org.jspecify.annotations.NullMarked;
