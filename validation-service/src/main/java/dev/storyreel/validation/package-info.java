/** Prompt to plan: what is let through, what is ordered, and what is said of it. */
@NullMarked
package dev.storyreel.validation;

import org.jspecify.annotations.NullMarked;
