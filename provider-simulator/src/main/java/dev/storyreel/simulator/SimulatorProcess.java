package dev.storyreel.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/**
 * A {@link ProviderSimulator} as a child process, for tests whose bill must outlive the process under test. It runs on
 * this JVM's class path and is killed by {@link #close}.
 */
public final class SimulatorProcess implements AutoCloseable {

    private final Process process;
    private final URI url;
    private final HttpClient http = HttpClient.newHttpClient();

    private SimulatorProcess(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Returns once it listens.
     *
     * @param log     where its errors are written
     * @param options as on {@link ProviderSimulator}'s command line
     */
    public static SimulatorProcess start(Path log, String... options) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                ProviderSimulator.class.getName()));
        command.addAll(List.of(options));
        try {
            Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
            String line = process.inputReader(StandardCharsets.UTF_8).readLine();
            if (line == null || !line.startsWith(ProviderSimulator.READY)) {
                process.destroyForcibly();
                throw new IllegalStateException("The simulator did not start; see " + log + ".");
            }
            return new SimulatorProcess(process, URI.create(line.substring(ProviderSimulator.READY.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return url;
    }

    /** What {@code STORYREEL_REPLICATE_URL} is set to. */
    public URI replicateUrl() {
        return url.resolve("/replicate/v1");
    }

    /** What {@code STORYREEL_ELEVENLABS_URL} is set to. */
    public URI elevenLabsUrl() {
        return url.resolve("/elevenlabs");
    }

    /** What {@code STORYREEL_RUNWAY_URL} is set to. */
    public URI runwayUrl() {
        return url.resolve("/runway");
    }

    /** What {@code STORYREEL_OPENAI_URL} is set to. */
    public URI openAiUrl() {
        return url.resolve("/openai/v1");
    }

    /** What {@code STORYREEL_GROQ_URL} is set to. */
    public URI groqUrl() {
        return url.resolve("/groq/openai/v1");
    }

    /** What {@code REPLICATE_WEBHOOK_SECRET} is set to. */
    public String webhookSecret() {
        String answer = send(HttpRequest.newBuilder(URI.create(replicateUrl() + "/webhooks/default/secret"))
                .header("Authorization", "Bearer r8_simulator")
                .build());
        return Call.JSON.readTree(answer).path("key").asString();
    }

    /** What {@code STORYREEL_BEDROCK_URL} is set to, where the options name an S3 server. */
    public URI bedrockUrl() {
        return url.resolve("/bedrock");
    }

    /** What {@code STORYREEL_GOOGLE_URL} is set to. */
    public URI googleUrl() {
        return url.resolve("/google");
    }

    public Bill.Statement bill() {
        return Call.JSON.readValue(
                send(HttpRequest.newBuilder(url.resolve("/_sim/bill")).build()), Bill.Statement.class);
    }

    public void fault(Fault fault) {
        send(HttpRequest.newBuilder(url.resolve("/_sim/faults"))
                .POST(HttpRequest.BodyPublishers.ofString(Call.JSON.writeValueAsString(fault)))
                .build());
    }

    /** Nothing goes wrong any more. */
    public void quiet() {
        send(HttpRequest.newBuilder(url.resolve("/_sim/faults")).DELETE().build());
    }

    /** How often each fault has happened, by provider and fault. */
    public SortedMap<String, Integer> met() {
        return new TreeMap<>(Call.JSON.readValue(
                send(HttpRequest.newBuilder(url.resolve("/_sim/faults/met")).build()),
                new TypeReference<Map<String, Integer>>() {}));
    }

    public long pid() {
        return process.pid();
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException("The simulator answers: " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted.", e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        http.close();
    }
}
