/** OpenAI and every endpoint that speaks its wire: Groq, a local server. */
@NullMarked
package dev.storyreel.models.openai;

import org.jspecify.annotations.NullMarked;
