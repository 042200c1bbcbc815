/** The launcher: one command that starts everything on one machine and talks to it. */
@NullMarked
package dev.storyreel.standalone;

import org.jspecify.annotations.NullMarked;
