/** The animatic clip model: camera moves through one flat picture, which is where each clip exactly starts. */
@NullMarked
package dev.storyreel.models.animatic.clip;

import org.jspecify.annotations.NullMarked;
