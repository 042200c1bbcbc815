package dev.storyreel.chunk;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** @param beatsSideBySide how many beats of a film render at once; 1 = strictly in order */
@Validated
@ConfigurationProperties("storyreel.chunk")
public record ChunkProperties(@Min(1) @DefaultValue("2") int beatsSideBySide) {}
