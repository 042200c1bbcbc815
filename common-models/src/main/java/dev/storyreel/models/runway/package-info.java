/** Runway over its HTTP API: clips from a picture, a text or a clip. Jobs can be asked after and cancelled, not found. */
@NullMarked
package dev.storyreel.models.runway;

import org.jspecify.annotations.NullMarked;
