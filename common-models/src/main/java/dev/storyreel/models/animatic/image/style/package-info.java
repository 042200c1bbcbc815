/** The finish: styles, grain, and the step to eight bits. */
@NullMarked
package dev.storyreel.models.animatic.image.style;

import org.jspecify.annotations.NullMarked;
