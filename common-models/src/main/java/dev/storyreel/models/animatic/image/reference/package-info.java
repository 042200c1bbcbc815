/** Uploaded pictures, put into the scene. */
@NullMarked
package dev.storyreel.models.animatic.image.reference;

import org.jspecify.annotations.NullMarked;
