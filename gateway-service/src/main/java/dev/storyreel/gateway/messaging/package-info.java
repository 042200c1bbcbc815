/** What the gateway hears: all five topics. */
@NullMarked
package dev.storyreel.gateway.messaging;

import org.jspecify.annotations.NullMarked;
