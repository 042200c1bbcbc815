/** A second pair of eyes on a brief, where one is configured, before its plan is paid for. */
@NullMarked
package dev.storyreel.validation.screening;

import org.jspecify.annotations.NullMarked;
