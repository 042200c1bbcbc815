/** What every planner shares: the beat library, the archetypes, and the lengths of beats. Pure. */
@NullMarked
package dev.storyreel.models.planning;

import org.jspecify.annotations.NullMarked;
