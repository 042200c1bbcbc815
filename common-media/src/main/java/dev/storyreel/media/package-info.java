/** Where media lie and how they are measured, cut and joined. Nothing here knows a phase. */
@NullMarked
package dev.storyreel.media;

import org.jspecify.annotations.NullMarked;
