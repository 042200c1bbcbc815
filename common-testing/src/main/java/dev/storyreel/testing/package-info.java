/** The real things that tests share. */
@NullMarked
package dev.storyreel.testing;

import org.jspecify.annotations.NullMarked;
