package dev.storyreel.events.wire;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/** How facts travel. The broker and the database themselves are Spring's own settings. */
@Validated
@ConfigurationProperties("storyreel.events")
public record EventsProperties(@Valid @DefaultValue Topics topics, @Valid @DefaultValue Outbox outbox) {

    /**
     * How topics are made that do not exist yet.
     *
     * @param partitions        of each topic; raised, never lowered, where a topic has fewer
     * @param replicationFactor of each topic; 1 suits a single broker only
     * @param retention         how long a fact can be heard again
     */
    public record Topics(
            @Min(1) @DefaultValue("6") int partitions,
            @Min(1) @Max(9) @DefaultValue("1") int replicationFactor,
            @NotNull @DurationMin(hours = 1) @DefaultValue("90d") Duration retention) {}

    /**
     * How the outbox is published.
     *
     * @param poll    how soon facts are found that another process said; its own rings a bell
     * @param backOff how long to wait when the database or the broker is away
     * @param batch   most facts of a shard in one transaction
     * @param again   how long after it was published a fact may be published once more
     */
    public record Outbox(
            @NotNull @DurationMin(millis = 10) @DefaultValue("250ms") Duration poll,
            @NotNull @DurationMin(millis = 10) @DefaultValue("1s") Duration backOff,
            @Min(1) @DefaultValue("200") int batch,
            @NotNull @DefaultValue("30s") Duration again) {}
}
