/** Sky, sun, air and lens. */
@NullMarked
package dev.storyreel.models.animatic.image.light;

import org.jspecify.annotations.NullMarked;
