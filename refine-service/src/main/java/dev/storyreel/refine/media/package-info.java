/** The finished film, made with ffmpeg: the track fitted, levelled and laid under the picture, and a poster. */
@NullMarked
package dev.storyreel.refine.media;

import org.jspecify.annotations.NullMarked;
