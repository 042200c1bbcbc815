package dev.storyreel.ledger.admission;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What each of a provider's keys takes, all services together: an account with two is given twice as much.
 *
 * @param concurrency jobs and calls under way at once
 * @param perMinute   calls admitted within any minute
 */
public record AccountLimit(
        @Min(1) @DefaultValue("50") int concurrency, @Min(1) @DefaultValue("500") int perMinute) {

    public static final AccountLimit USUAL = new AccountLimit(50, 500);
}
