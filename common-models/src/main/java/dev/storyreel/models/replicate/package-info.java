/** Replicate over its HTTP API: predictions, files, cancel, and the list that finds work in doubt. */
@NullMarked
package dev.storyreel.models.replicate;

import org.jspecify.annotations.NullMarked;
