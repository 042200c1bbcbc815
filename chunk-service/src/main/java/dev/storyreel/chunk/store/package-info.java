/** What chunk-service keeps. */
@NullMarked
package dev.storyreel.chunk.store;

import org.jspecify.annotations.NullMarked;
