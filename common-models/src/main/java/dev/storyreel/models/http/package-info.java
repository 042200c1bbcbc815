/** HTTP to providers without an SDK: one request, one reply. */
@NullMarked
package dev.storyreel.models.http;

import org.jspecify.annotations.NullMarked;
