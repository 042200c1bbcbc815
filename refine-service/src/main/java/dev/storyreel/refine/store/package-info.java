/** What is read of the database beside the driver's own. */
@NullMarked
package dev.storyreel.refine.store;

import org.jspecify.annotations.NullMarked;
