/** Replicate's wire: predictions, files, webhooks, and the results' links. */
@NullMarked
package dev.storyreel.simulator.replicate;

import org.jspecify.annotations.NullMarked;
