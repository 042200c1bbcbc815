/** The asking side: the commands a person types. */
@NullMarked
package dev.storyreel.standalone.cli;

import org.jspecify.annotations.NullMarked;
