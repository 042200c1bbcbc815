package dev.storyreel.gateway;

import dev.storyreel.testing.SharedKafka;
import dev.storyreel.testing.SharedObjectStore;
import dev.storyreel.testing.SharedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole gateway on a real port, with a real database, broker and object store; one for all tests. */
@SpringBootTest(
        classes = GatewayService.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.config.name=gateway-service",
            "storyreel.gateway.events.look=100ms",
            "storyreel.gateway.events.connections=3",
            "storyreel.gateway.events.heartbeat=300ms",
            "storyreel.work-dir=target/work",
            "storyreel.webhooks.replicate.secret=whsec_" + House.WEBHOOK_KEY,
            "storyreel.gateway.cors.origins=https://films.example"
        })
public abstract class House {

    /** In Base64. */
    protected static final String WEBHOOK_KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    protected static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();

    @Value("${local.server.port}")
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @Autowired
    protected ProjectFact project;

    @DynamicPropertySource
    static void surroundings(DynamicPropertyRegistry registry) {
        registry.add("STORYREEL_DB_URL", Surroundings.DATABASE::toString);
        registry.add("STORYREEL_DB_USER", () -> SharedPostgres.USER);
        registry.add("STORYREEL_DB_PASSWORD", () -> SharedPostgres.PASSWORD);
        registry.add("STORYREEL_KAFKA", SharedKafka::bootstrapServers);
        registry.add("storyreel.s3.endpoint", SharedObjectStore::endpoint);
        registry.add("storyreel.s3.region", SharedObjectStore::region);
        registry.add("storyreel.s3.bucket", SharedObjectStore::bucket);
        registry.add("storyreel.s3.access-key", SharedObjectStore::accessKey);
        registry.add("storyreel.s3.secret-key", SharedObjectStore::secretKey);
    }

    /** Made once, since every test class asks for the same surroundings. */
    private static final class Surroundings {
        static final String DATABASE = SharedPostgres.freshDatabaseUrl();
    }

    protected void project(Film film) {
        film.facts().forEach(project::hear);
    }

    protected HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    protected HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    protected <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(request.build(), body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected HttpResponse<String> get(String path) {
        return send(to(path));
    }

    protected HttpResponse<String> post(String path, String json, String... headers) {
        HttpRequest.Builder request =
                to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** How many rows there are of what a request leaves behind. */
    protected long traces() {
        return jdbc.sql("select (select count(*) from video) + (select count(*) from outbox) + (select count(*) from idempotency_key)")
                .query(Long.class)
                .single();
    }
}
