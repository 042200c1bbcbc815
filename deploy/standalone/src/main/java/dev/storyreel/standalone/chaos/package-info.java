/** Everything is killed and every provider misbehaves; afterwards every film and every cent is accounted for. */
@NullMarked
package dev.storyreel.standalone.chaos;

import org.jspecify.annotations.NullMarked;
