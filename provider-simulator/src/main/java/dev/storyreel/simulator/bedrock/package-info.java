/** Amazon Bedrock's asynchronous invocations, simulated: tokens, refusals, retired models, and results in a bucket. */
@NullMarked
package dev.storyreel.simulator.bedrock;

import org.jspecify.annotations.NullMarked;
