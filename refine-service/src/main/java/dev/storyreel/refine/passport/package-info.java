/** Where a film comes from, second by second: the paper that goes with it. */
@NullMarked
package dev.storyreel.refine.passport;

import org.jspecify.annotations.NullMarked;
