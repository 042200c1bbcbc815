/** Places, painted from the sky to the foreground. */
@NullMarked
package dev.storyreel.models.animatic.image.scenery;

import org.jspecify.annotations.NullMarked;
