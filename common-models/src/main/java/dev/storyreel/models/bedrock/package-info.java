/** Amazon Bedrock over its asynchronous invocations: one token per attempt, results in a bucket of ours. */
@NullMarked
package dev.storyreel.models.bedrock;

import org.jspecify.annotations.NullMarked;
