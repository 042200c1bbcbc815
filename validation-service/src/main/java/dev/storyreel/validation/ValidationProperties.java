package dev.storyreel.validation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is the validation phase's own to set.
 *
 * @param longestPrompt in characters, once it is sanitised
 */
@Validated
@ConfigurationProperties("storyreel.validation")
public record ValidationProperties(@Min(1) @Max(100_000) @DefaultValue("4000") int longestPrompt) {}
