/** OpenAI and Groq, simulated: chat completions with strict schemas, moderation, models. */
@NullMarked
package dev.storyreel.simulator.openai;

import org.jspecify.annotations.NullMarked;
