/** The API. */
@NullMarked
package dev.storyreel.gateway.web;

import org.jspecify.annotations.NullMarked;
