/** What operators do to Kafka's topics: set a group back, look through dead letters and send them once more. */
@NullMarked
package dev.storyreel.standalone.topics;

import org.jspecify.annotations.NullMarked;
