package dev.storyreel.validation;

import dev.storyreel.validation.screening.ScreenedPlanner.WhenAway;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is the validation phase's own to set.
 *
 * @param longestPrompt        in characters, once it is sanitised
 * @param whenScreeningIsAway  {@code film} or {@code wait}: what becomes of a film whose brief the moderation that is
 *                             configured could not look at
 */
@Validated
@ConfigurationProperties("storyreel.validation")
public record ValidationProperties(
        @Min(1) @Max(100_000) @DefaultValue("4000") int longestPrompt,
        @NotNull @DefaultValue("film") WhenAway whenScreeningIsAway) {}
