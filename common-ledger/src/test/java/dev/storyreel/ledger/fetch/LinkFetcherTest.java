package dev.storyreel.ledger.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFetcherTest {

    @TempDir
    private Path dir;

    private HttpServer server;
    private URI base;
    private LinkFetcher fetcher;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        answer("/clip.mp4", "video/mp4", 200, new byte[1000]);
        server.start();
        fetcher = new LinkFetcher(List.of(base), Duration.ofSeconds(10), 2000);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_file_from_a_configured_address_is_fetched_whole() {
        Path file = fetcher.fetch(base.resolve("/clip.mp4?signature=x"), "video/mp4", dir.resolve("clip.mp4"));

        assertThat(file).hasSize(1000);
    }

    @Test
    void an_object_stores_general_type_will_do() {
        answer("/bytes", "binary/octet-stream", 200, new byte[10]);

        assertThat(fetcher.fetch(base.resolve("/bytes"), "video/mp4", dir.resolve("a"))).hasSize(10);
    }

    @Test
    void a_page_is_not_a_clip() {
        answer("/error", "text/html", 200, new byte[10]);

        assertThatThrownBy(() -> fetcher.fetch(base.resolve("/error"), "video/mp4", dir.resolve("a")))
                .isInstanceOf(UnusableOutputException.class)
                .hasMessageContaining("text/html");
    }

    @Test
    void what_is_larger_than_allowed_is_not_taken() {
        answer("/large", "video/mp4", 200, new byte[2001]);

        assertThatThrownBy(() -> fetcher.fetch(base.resolve("/large"), "video/mp4", dir.resolve("a")))
                .isInstanceOf(UnusableOutputException.class);
    }

    @Test
    void what_says_that_it_is_larger_is_not_even_begun() {
        server.createContext("/endless", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "video/mp4");
            exchange.sendResponseHeaders(200, 40_000_000_000L);
            exchange.getResponseBody().flush();
            exchange.close();
        });

        assertThatThrownBy(() -> fetcher.fetch(base.resolve("/endless"), "video/mp4", dir.resolve("a")))
                .isInstanceOf(UnusableOutputException.class)
                .hasMessageContaining("larger than 2000 bytes");
    }

    @Test
    void a_fault_of_the_server_may_pass() {
        answer("/busy", "video/mp4", 503, new byte[0]);

        assertThatThrownBy(() -> fetcher.fetch(base.resolve("/busy?secret=1"), "video/mp4", dir.resolve("a")))
                .isInstanceOf(OutputUnavailableException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_redirect_is_followed_within_bounds() {
        redirect("/once", "/clip.mp4");
        redirect("/round", "/round");

        assertThat(fetcher.fetch(base.resolve("/once"), "video/mp4", dir.resolve("a"))).hasSize(1000);
        assertThatThrownBy(() -> fetcher.fetch(base.resolve("/round"), "video/mp4", dir.resolve("b")))
                .isInstanceOf(UnusableOutputException.class);
    }

    @Test
    void a_redirect_to_a_private_address_is_not_followed() throws IOException {
        HttpServer inside = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        inside.start();
        try {
            redirect("/in", "http://127.0.0.1:" + inside.getAddress().getPort() + "/secrets");

            assertThatThrownBy(() -> fetcher.fetch(base.resolve("/in"), "video/mp4", dir.resolve("a")))
                    .isInstanceOf(UnusableOutputException.class);
        } finally {
            inside.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://media.example.com/clip.mp4",
                "file:///etc/passwd",
                "https://127.0.0.1/clip.mp4",
                "https://10.0.0.8/clip.mp4",
                "https://169.254.169.254/latest/meta-data",
                "https://[::1]/clip.mp4",
                "https://[fd00::1]/clip.mp4",
                "https://user@media.example.com/clip.mp4"
            })
    void other_addresses_are_not_gone_to(String link) {
        assertThatThrownBy(() -> fetcher.fetch(URI.create(link), "video/mp4", dir.resolve("a")))
                .isInstanceOf(UnusableOutputException.class);
    }

    @Test
    void a_name_that_resolves_to_a_private_address_is_not_connected_to() {
        assertThatThrownBy(() ->
                        fetcher.fetch(URI.create("https://localhost:" + base.getPort()), "video/mp4", dir.resolve("a")))
                .isInstanceOf(OutputUnavailableException.class)
                .hasMessageContaining("UnknownHostException");
    }

    private void answer(String path, String type, int status, byte[] body) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private void redirect(String path, String to) {
        server.createContext(path, exchange -> {
            exchange.getResponseHeaders().add("Location", to);
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
    }
}
