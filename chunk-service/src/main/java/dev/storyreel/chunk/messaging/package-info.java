/** What chunk-service hears. */
@NullMarked
package dev.storyreel.chunk.messaging;

import org.jspecify.annotations.NullMarked;
