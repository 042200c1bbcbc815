package dev.storyreel.standalone.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

    @TempDir
    private Path folder;

    @Test
    void a_part_gets_its_port_again_at_the_next_start() {
        int first = new Ports(folder.resolve("ports")).of("kafka");
        assertThat(new Ports(folder.resolve("ports")).of("kafka")).isEqualTo(first);
    }

    @Test
    void a_part_whose_port_is_taken_gets_another() throws Exception {
        int first = new Ports(folder.resolve("ports")).of("kafka");
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(first));
            assertThat(Ports.isFree(first)).isFalse();
            assertThat(new Ports(folder.resolve("ports")).of("kafka")).isNotEqualTo(first);
        }
    }
}
