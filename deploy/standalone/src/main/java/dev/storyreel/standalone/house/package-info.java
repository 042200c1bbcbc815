/** The running side: the embedded parts, each the real thing, and the five services on them. */
@NullMarked
package dev.storyreel.standalone.house;

import org.jspecify.annotations.NullMarked;
