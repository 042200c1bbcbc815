package dev.storyreel.chunk.store;

import dev.storyreel.chunk.ChunkState;
import dev.storyreel.chunk.StoryboardFrames;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the take's row without locking it: a frame that is known stays known. */
public final class HeardStoryboardFrames implements StoryboardFrames {

    private final JdbcClient jdbc;

    public HeardStoryboardFrames(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<MediaRef> of(TakeRef take, String beatId) {
        return jdbc.sql("""
                        select state from take_state
                        where tenant = :tenant and video_id = :video and take = :take
                        """)
                .param("tenant", take.tenant())
                .param("video", take.videoId())
                .param("take", take.number())
                .query(String.class)
                .optional()
                .map(state -> EventJson.mapper().readValue(state, ChunkState.class))
                .map(state -> state.frames().get(beatId))
                .map(ChunkState.Drawn::image);
    }
}
