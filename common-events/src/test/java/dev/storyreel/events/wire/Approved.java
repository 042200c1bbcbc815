package dev.storyreel.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Text that people have read and approved. When it is meant to change, run the test with
 * {@code -Dstoryreel.approve=true}, read the difference, and commit it.
 */
final class Approved {

    private static final boolean APPROVE = Boolean.getBoolean("storyreel.approve");

    private Approved() {}

    static void check(Path file, String actual) throws IOException {
        if (APPROVE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        String help = """
                %s is no longer what is written. If that is meant, approve it and read the difference:
                ./mvnw -pl common-events -am test -Dtest='ContractTest,EventsPageTest' \
                -Dsurefire.failIfNoSpecifiedTests=false -Dstoryreel.approve=true
                """.formatted(file.getFileName());
        assertThat(Files.exists(file) ? Files.readString(file) : "").as(help).isEqualTo(actual);
    }
}
