/** What a request asks to see, read from its terms and its words. */
@NullMarked
package dev.storyreel.models.animatic.image.reading;

import org.jspecify.annotations.NullMarked;
