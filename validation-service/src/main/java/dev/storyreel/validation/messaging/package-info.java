/** What this service hears. What it says goes through the outbox. */
@NullMarked
package dev.storyreel.validation.messaging;

import org.jspecify.annotations.NullMarked;
