/** ElevenLabs, simulated: music, speech and effects, answered in the call itself. */
@NullMarked
package dev.storyreel.simulator.elevenlabs;

import org.jspecify.annotations.NullMarked;
