/** The free planner: reads a prompt with rules and word lists, offline and the same every time. */
@NullMarked
package dev.storyreel.models.animatic.plan;

import org.jspecify.annotations.NullMarked;
