/** Cut to soundtrack to film: what is decided, without effects. */
@NullMarked
package dev.storyreel.refine;

import org.jspecify.annotations.NullMarked;
