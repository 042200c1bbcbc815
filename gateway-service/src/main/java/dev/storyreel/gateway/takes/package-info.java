/** Another take of a film: what is new in it, what is reused, and what it costs. Pure but for {@code StartTake}. */
@NullMarked
package dev.storyreel.gateway.takes;

import org.jspecify.annotations.NullMarked;
