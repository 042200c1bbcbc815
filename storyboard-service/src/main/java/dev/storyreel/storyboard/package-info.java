/** Plan to frames: what is drawn for each beat, and what is said of it. */
@NullMarked
package dev.storyreel.storyboard;

import org.jspecify.annotations.NullMarked;
