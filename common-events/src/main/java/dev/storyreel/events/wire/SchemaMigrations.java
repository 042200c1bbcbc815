package dev.storyreel.events.wire;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings a schema up to date with the SQL files under {@code db/<part>}. Several parts may share a schema; each has a
 * history of its own. Safe when several services do it at once: one works, the others wait and find it done.
 */
public final class SchemaMigrations {

    private static final ClassLoader FILES = SchemaMigrations.class.getClassLoader();

    private final DataSource database;

    public SchemaMigrations(DataSource database) {
        this.database = database;
    }

    /**
     * Creates the schema if need be and runs those files of {@code classpath:db/<part>} that it has not seen. A part
     * without files is fine, and makes nothing.
     */
    public void migrate(String schema, String part) {
        requireName(schema);
        requireName(part);
        if (FILES.getResource("db/" + part) == null) {
            return;
        }
        // A lock of our own, because two CREATE SCHEMA IF NOT EXISTS at once can still collide, and so can two Flyways
        // that both find no history table.
        try (Connection lock = database.getConnection();
                Statement statement = lock.createStatement()) {
            String key = "(hashtext('storyreel migrations'), hashtext('" + schema + "'))";
            statement.execute("select pg_advisory_lock" + key);
            try {
                statement.execute("create schema if not exists " + schema);
                if (!lock.getAutoCommit()) {
                    lock.commit();
                }
                run(schema, part);
            } finally {
                statement.execute("select pg_advisory_unlock" + key);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Schema " + schema + " could not be brought up to date.", e);
        }
    }

    private void run(String schema, String part) {
        Flyway.configure(FILES)
                .dataSource(database)
                .schemas(schema)
                .defaultSchema(schema)
                .createSchemas(false)
                .table(part + "_migrations")
                .locations("classpath:db/" + part)
                // Another part of the same schema may have come first.
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .placeholderReplacement(false)
                .load()
                .migrate();
    }

    private static void requireName(String name) {
        if (!name.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException("Not the name of a schema or of its part: '" + name + "'.");
        }
    }
}
