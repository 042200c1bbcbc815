/** Subjects, built of rounded parts in a unit box: feet at 0, head at 1. */
@NullMarked
package dev.storyreel.models.animatic.image.figures;

import org.jspecify.annotations.NullMarked;
