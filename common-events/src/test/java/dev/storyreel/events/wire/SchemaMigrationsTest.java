package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.testing.SharedPostgres;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class SchemaMigrationsTest {

    @Test
    void services_that_start_at_once_bring_one_schema_up_to_date() throws Exception {
        var database = SharedPostgres.freshDatabase();
        for (String schema : List.of("one", "two", "three", "four", "five")) {
            migrateAtOnce(database, schema, 8);

            assertThat(tables(JdbcClient.create(database), schema))
                    .containsExactlyInAnyOrder("inbox", "outbox", "take_state", "wire_migrations");
        }
    }

    private static void migrateAtOnce(DataSource database, String schema, int count) throws Exception {
        var go = new CyclicBarrier(count);
        try (var services = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                starting.add(services.submit(() -> {
                    go.await();
                    new SchemaMigrations(database).migrate(schema, "wire");
                    return null;
                }));
            }
            for (Future<?> service : starting) {
                service.get();
            }
        }
    }

    @Test
    void parts_that_share_a_schema_have_histories_of_their_own() {
        var database = SharedPostgres.freshDatabase();
        var migrations = new SchemaMigrations(database);

        migrations.migrate("chunk", "wire");
        migrations.migrate("chunk", "another");
        migrations.migrate("chunk", "another");

        assertThat(tables(JdbcClient.create(database), "chunk"))
                .contains("outbox", "wire_migrations", "other", "another_migrations");
    }

    @Test
    void a_part_without_files_is_fine() {
        new SchemaMigrations(SharedPostgres.freshDatabase()).migrate("chunk", "nothing");
    }

    @Test
    void a_name_that_is_not_one_never_reaches_the_database() {
        var migrations = new SchemaMigrations(SharedPostgres.freshDatabase());

        assertThatThrownBy(() -> migrations.migrate("chunk; drop schema public", "wire"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> tables(JdbcClient jdbc, String schema) {
        return jdbc.sql("select table_name from information_schema.tables where table_schema = :schema")
                .param("schema", schema)
                .query(String.class)
                .list();
    }
}
