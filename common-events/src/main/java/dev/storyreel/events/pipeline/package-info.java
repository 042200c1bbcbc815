/** What the five topics together say of a video: a pure fold that cares for neither order nor repetition. */
@NullMarked
package dev.storyreel.events.pipeline;

import org.jspecify.annotations.NullMarked;
