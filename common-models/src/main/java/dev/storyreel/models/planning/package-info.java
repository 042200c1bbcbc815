/** What every planner shares: the beat library, the archetypes, the lengths of beats, and what a model is asked and made to answer. */
@NullMarked
package dev.storyreel.models.planning;

import org.jspecify.annotations.NullMarked;
