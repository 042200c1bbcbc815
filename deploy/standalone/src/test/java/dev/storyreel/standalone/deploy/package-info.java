/** Holds what is in deploy/ and docker-compose.yml against the code. Reads files; starts nothing. */
@NullMarked
package dev.storyreel.standalone.deploy;

import org.jspecify.annotations.NullMarked;
