/** Frames to clips to cut: which clips a film needs, which may be asked for now, and what is said of them. */
@NullMarked
package dev.storyreel.chunk;

import org.jspecify.annotations.NullMarked;
