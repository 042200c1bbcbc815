/**
 * The animatic composer: a temp track from the plan's terms, written as a score and then synthesised, both pure.
 * {@code Terms → Grid → Form → Harmony → Score → sound}.
 */
@NullMarked
package dev.storyreel.models.animatic.music;

import org.jspecify.annotations.NullMarked;
