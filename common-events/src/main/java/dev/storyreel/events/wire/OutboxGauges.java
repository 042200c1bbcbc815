package dev.storyreel.events.wire;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How far the outbox is behind, asked of the database when somebody looks. */
final class OutboxGauges {

    private OutboxGauges() {}

    static void register(OutboxRows rows, MeterRegistry meters) {
        Gauge.builder("storyreel.outbox.backlog", rows, reading(OutboxRows.Backlog::rows))
                .description("Facts said and not yet published")
                .strongReference(true)
                .register(meters);
        TimeGauge.builder(
                        "storyreel.outbox.oldest",
                        rows,
                        TimeUnit.SECONDS,
                        reading(OutboxRows.Backlog::oldestSeconds))
                .description("Age of the oldest fact not yet published")
                .strongReference(true)
                .register(meters);
    }

    private static ToDoubleFunction<OutboxRows> reading(ToDoubleFunction<OutboxRows.Backlog> figure) {
        return rows -> {
            try {
                return figure.applyAsDouble(rows.backlog());
            } catch (DataAccessException | TransactionException _) {
                return Double.NaN; // not known while the database is away
            }
        };
    }
}
