/** How facts travel: headers, outbox and inbox, and the row a take has in a service. */
@NullMarked
package dev.storyreel.events.wire;

import org.jspecify.annotations.NullMarked;
