/**
 * Google's Gemini API over HTTP: clips by Gemini Omni (Interactions) and by Veo (long-running operations), and plans by
 * Gemini. It has neither an idempotency key nor a list that says what a job was asked, so a submit in doubt stays so.
 */
@NullMarked
package dev.storyreel.models.google;

import org.jspecify.annotations.NullMarked;
