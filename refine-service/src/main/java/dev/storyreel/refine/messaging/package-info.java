/** What this service hears. */
@NullMarked
package dev.storyreel.refine.messaging;

import org.jspecify.annotations.NullMarked;
