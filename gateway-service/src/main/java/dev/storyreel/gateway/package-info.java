/** The gateway's use cases and ports: taking requests, projecting facts, reading a video's state. */
@NullMarked
package dev.storyreel.gateway;

import org.jspecify.annotations.NullMarked;
