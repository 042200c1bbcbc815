package dev.storyreel.gateway;

import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.VideoState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The projection: what is known of each video, by tenant. */
public interface Videos {

    Optional<VideoState> find(String tenant, String videoId);

    /** Locks the row until the transaction ends, creating it where nothing was heard of the video yet. */
    VideoState lockAndLoad(String tenant, String videoId);

    void save(VideoState state);

    /** The newest first. @param status null for any */
    Page list(String tenant, @Nullable Status status, int page, int size);

    /** Locks the row without reading its state, which an older fold may have written. */
    void lock(Key video);

    /** Every video there is, of any tenant; for the operator. */
    List<Key> all();

    record Key(String tenant, String videoId) {}

    record Page(List<Row> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** A video in the library. @param posterKey once there is one */
    record Row(
            String videoId,
            int take,
            Status status,
            int progress,
            @Nullable String title,
            @Nullable String prompt,
            @Nullable Integer durationSeconds,
            BigDecimal costUsd,
            @Nullable String posterKey,
            Instant createdAt,
            Instant updatedAt) {}
}
