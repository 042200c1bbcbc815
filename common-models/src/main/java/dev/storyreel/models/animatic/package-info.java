/** Our own models: free, offline and deterministic, so that a film can be seen and heard before money is spent. */
@NullMarked
package dev.storyreel.models.animatic;

import org.jspecify.annotations.NullMarked;
