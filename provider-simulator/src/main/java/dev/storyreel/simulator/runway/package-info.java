/** Runway's API: jobs from a picture, a text or a clip; uploads; results behind links that expire. */
@NullMarked
package dev.storyreel.simulator.runway;

import org.jspecify.annotations.NullMarked;
