/** Paint in linear light: colours, canvas, masks, noise. Pure, deterministic, and free of fonts and screens. */
@NullMarked
package dev.storyreel.models.animatic.paint;

import org.jspecify.annotations.NullMarked;
