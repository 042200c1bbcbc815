/** Benchmarks of services in processes of their own, on the real broker and database; what they measure is in docs. */
@NullMarked
package dev.storyreel.standalone.bench;

import org.jspecify.annotations.NullMarked;
