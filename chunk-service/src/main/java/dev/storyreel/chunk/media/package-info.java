/** What chunk-service does to media. */
@NullMarked
package dev.storyreel.chunk.media;

import org.jspecify.annotations.NullMarked;
