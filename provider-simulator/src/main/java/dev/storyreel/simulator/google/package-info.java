/** Google's Gemini API, simulated: interactions of Omni, operations of Veo, and content of Gemini. */
@NullMarked
package dev.storyreel.simulator.google;

import org.jspecify.annotations.NullMarked;
