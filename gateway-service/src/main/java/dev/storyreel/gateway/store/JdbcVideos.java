package dev.storyreel.gateway.store;

import dev.storyreel.events.Brief;
import dev.storyreel.events.pipeline.Costs;
import dev.storyreel.events.pipeline.Status;
import dev.storyreel.events.pipeline.TakeState;
import dev.storyreel.events.pipeline.VideoState;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.gateway.TakeSummary;
import dev.storyreel.gateway.Videos;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The projection as a table; the state as JSON, and beside it the columns that the library lists. */
public final class JdbcVideos implements Videos {

    private final JdbcClient jdbc;

    public JdbcVideos(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<VideoState> find(String tenant, String videoId) {
        return jdbc.sql("select state from video where tenant = :tenant and video_id = :video")
                .param("tenant", tenant)
                .param("video", videoId)
                .query(String.class)
                .optional()
                .map(JdbcVideos::read);
    }

    @Override
    public VideoState lockAndLoad(String tenant, String videoId) {
        String state = jdbc.sql("select state from video where tenant = :tenant and video_id = :video for update")
                .param("tenant", tenant)
                .param("video", videoId)
                .query(String.class)
                .optional()
                .orElseGet(() -> insertAndLock(tenant, videoId));
        return read(state);
    }

    /** Two that hear of a video at once both come here; the second waits for the first and reads what it wrote. */
    private String insertAndLock(String tenant, String videoId) {
        jdbc.sql("""
                        insert into video (tenant, video_id, state) values (:tenant, :video, cast(:state as jsonb))
                        on conflict (tenant, video_id) do nothing
                        """)
                .param("tenant", tenant)
                .param("video", videoId)
                .param("state", EventJson.mapper().writeValueAsString(VideoState.unheard(tenant, videoId)))
                .update();
        return jdbc.sql("select state from video where tenant = :tenant and video_id = :video for update")
                .param("tenant", tenant)
                .param("video", videoId)
                .query(String.class)
                .single();
    }

    @Override
    public void lock(Key video) {
        jdbc.sql("select 1 from video where tenant = :tenant and video_id = :video for update")
                .param("tenant", video.tenant())
                .param("video", video.videoId())
                .query(Integer.class)
                .single();
    }

    @Override
    public void save(VideoState state) {
        TakeState take = state.latestTake()
                .orElseThrow(() -> new IllegalArgumentException("Nothing was heard of video " + state.videoId() + "."));
        TakeSummary summary = TakeSummary.of(take);
        @Nullable Brief brief = take.brief().orElse(null);
        int rows = jdbc.sql("""
                        update video set
                            state = cast(:state as jsonb), take = :take, status = :status, progress = :progress,
                            title = :title, prompt = :prompt, duration_seconds = :duration, cost_usd = :cost,
                            poster_key = :poster, created_at = :created, updated_at = :updated
                        where tenant = :tenant and video_id = :video
                        """)
                .param("tenant", state.tenant())
                .param("video", state.videoId())
                .param("state", EventJson.mapper().writeValueAsString(state))
                .param("take", take.number())
                .param("status", summary.status().name())
                .param("progress", summary.progress())
                .param("title", title(take, brief))
                .param("prompt", brief == null ? null : brief.prompt())
                .param("duration", brief == null ? null : brief.durationSeconds())
                .param("cost", cost(state))
                .param("poster", take.film().map(film -> film.event().poster().key()).orElse(null))
                .param("created", utc(state.firstSaid().orElse(Instant.EPOCH)))
                .param("updated", utc(state.lastSaid().orElse(Instant.EPOCH)))
                .update();
        if (rows != 1) {
            throw new IllegalStateException("Video " + state.videoId() + " was never loaded.");
        }
    }

    @Override
    public Page list(String tenant, @Nullable Status status, int page, int size) {
        String where = "where tenant = :tenant and (cast(:status as text) is null or status = :status)";
        @Nullable String name = status == null ? null : status.name();
        long total = jdbc.sql("select count(*) from video " + where)
                .param("tenant", tenant)
                .param("status", name)
                .query(Long.class)
                .single();
        List<Row> rows = jdbc.sql("""
                        select video_id, take, status, progress, title, prompt, duration_seconds, cost_usd, poster_key,
                               created_at, updated_at
                        from video %s order by created_at desc, video_id limit :size offset :from
                        """.formatted(where))
                .param("tenant", tenant)
                .param("status", name)
                .param("size", size)
                .param("from", (long) page * size)
                .query((row, _) -> row(row))
                .list();
        return new Page(rows, total);
    }

    @Override
    public List<Key> all() {
        return jdbc.sql("select tenant, video_id from video order by tenant, video_id")
                .query((row, _) -> new Key(row.getString(1), row.getString(2)))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getString("video_id"),
                row.getInt("take"),
                Status.valueOf(row.getString("status")),
                row.getInt("progress"),
                row.getString("title"),
                row.getString("prompt"),
                row.getObject("duration_seconds", Integer.class),
                row.getBigDecimal("cost_usd"),
                row.getString("poster_key"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable String title(TakeState take, @Nullable Brief brief) {
        return brief != null && brief.title() != null
                ? brief.title()
                : take.plan().map(plan -> plan.event().plan().title()).orElse(null);
    }

    private static BigDecimal cost(VideoState state) {
        return state.takes().values().stream()
                .map(take -> Costs.of(take).totalUsd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static VideoState read(String state) {
        return EventJson.mapper().readValue(state, VideoState.class);
    }
}
