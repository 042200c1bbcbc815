package dev.storyreel.gateway.store;

import dev.storyreel.events.MediaRef;
import dev.storyreel.gateway.Asset;
import dev.storyreel.gateway.Assets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploaded files as a table; the files themselves lie in the object store. */
public final class JdbcAssets implements Assets {

    private final JdbcClient jdbc;

    public JdbcAssets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void add(Asset asset) {
        MediaRef medium = asset.medium();
        jdbc.sql("""
                        insert into asset (tenant, asset_id, kind, name, object_key, media_type, bytes, sha256,
                                           width, height, seconds, created_at)
                        values (:tenant, :id, :kind, :name, :key, :mediaType, :bytes, :sha256,
                                :width, :height, :seconds, :createdAt)
                        """)
                .param("tenant", asset.tenant())
                .param("id", asset.id())
                .param("kind", asset.kind().name())
                .param("name", asset.name())
                .param("key", medium.key())
                .param("mediaType", medium.mediaType())
                .param("bytes", medium.bytes())
                .param("sha256", medium.sha256())
                .param("width", asset.width())
                .param("height", asset.height())
                .param("seconds", asset.seconds())
                .param("createdAt", asset.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Asset> find(String tenant, String assetId) {
        return jdbc.sql("select * from asset where tenant = :tenant and asset_id = :id")
                .param("tenant", tenant)
                .param("id", assetId)
                .query((row, _) -> new Asset(
                        row.getString("tenant"),
                        row.getString("asset_id"),
                        Asset.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        new MediaRef(
                                row.getString("object_key"),
                                row.getString("media_type"),
                                row.getLong("bytes"),
                                row.getString("sha256")),
                        row.getObject("width", Integer.class),
                        row.getObject("height", Integer.class),
                        row.getObject("seconds", Double.class),
                        row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .optional();
    }
}
