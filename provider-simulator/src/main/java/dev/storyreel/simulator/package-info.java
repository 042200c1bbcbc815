/** Paid providers, simulated: one server, a folder of paths per provider, a bill, and faults on demand. */
@NullMarked
package dev.storyreel.simulator;

import org.jspecify.annotations.NullMarked;
