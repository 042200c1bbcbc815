package dev.storyreel.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL 18 server, started by the first test that asks and stopped with the JVM. Every test works in a database
 * of its own, so tests need not tidy up, nor know of one another.
 */
public final class SharedPostgres {

    /** The user of every fresh database, a superuser. */
    public static final String USER = "postgres";

    /** The server trusts whoever comes from this machine; this is what to give where a password must be given. */
    public static final String PASSWORD = "postgres";

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedPostgres() {}

    /** A new, empty database. Connections are not pooled. */
    public static DataSource freshDatabase() {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(freshDatabaseUrl());
        database.setUser(USER);
        database.setPassword(PASSWORD);
        return database;
    }

    /** A new, empty database, by its JDBC URL. */
    public static String freshDatabaseUrl() {
        String name = "storyreel_" + DATABASES.incrementAndGet();
        try (var connection = Server.RUNNING.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("No database could be made.", e);
        }
        return "jdbc:postgresql://localhost:" + Server.RUNNING.getPort() + "/" + name;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPort(0)
                        .setPGStartupWait(Duration.ofSeconds(60))
                        .setServerConfig("max_connections", "300")
                        // Nothing here outlives the JVM, so nothing need reach the disk.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("synchronous_commit", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
