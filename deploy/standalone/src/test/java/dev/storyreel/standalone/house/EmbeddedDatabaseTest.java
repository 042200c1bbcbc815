package dev.storyreel.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.storyreel.standalone.Home;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class EmbeddedDatabaseTest {

    @Test
    void what_is_committed_is_on_the_disk(@TempDir Path folder) throws Exception {
        var home = new Home(folder);
        try (var database = EmbeddedDatabase.start(home, new Ports(folder.resolve("ports.properties")))) {
            var source = new PGSimpleDataSource();
            source.setUrl(database.url());
            source.setUser(EmbeddedDatabase.USER);
            try (Connection connection = source.getConnection()) {
                assertThat(setting(connection, "fsync")).isEqualTo("on");
                assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
                assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
            }
        }
    }

    @Test
    void nobody_else_can_change_the_programs_it_runs(@TempDir Path folder) throws Exception {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "a file system with owners");

        Path programs = OwnerOnly.folder(folder.resolve("programs"));

        assertThat(Files.getPosixFilePermissions(programs))
                .containsExactlyInAnyOrderElementsOf(PosixFilePermissions.fromString("rwx------"));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }
}
