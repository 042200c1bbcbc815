/** The language of Storyreel: the facts its services tell one another, named once, free of any framework. */
@NullMarked
package dev.storyreel.events;

import org.jspecify.annotations.NullMarked;
