/** Uploads: what a file really is, and where it is kept. */
@NullMarked
package dev.storyreel.gateway.media;

import org.jspecify.annotations.NullMarked;
