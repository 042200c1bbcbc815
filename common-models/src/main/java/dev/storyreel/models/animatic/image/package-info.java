/** The animatic image model: a scene is read from the request, lit, painted from back to front, and finished. */
@NullMarked
package dev.storyreel.models.animatic.image;

import org.jspecify.annotations.NullMarked;
