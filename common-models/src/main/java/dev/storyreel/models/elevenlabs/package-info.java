/**
 * ElevenLabs over its HTTP API: music, speech, effects. Answered in the call itself, so nothing here can be found again or
 * repeated.
 */
@NullMarked
package dev.storyreel.models.elevenlabs;

import org.jspecify.annotations.NullMarked;
