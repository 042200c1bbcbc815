package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells of jobs where it was asked to, signed as Standard Webhooks are, several times where the other side does not
 * answer. Only to this machine: a simulator calls nobody else.
 */
final class Webhooks implements AutoCloseable {

    private static final int TRIES = 3;
    private static final Duration LATE = Duration.ofSeconds(3);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final byte[] key = Hashes.key();
    private final byte[] formerKey = Hashes.key();
    private final Faults faults;

    Webhooks(Faults faults) {
        this.faults = faults;
    }

    byte[] key() {
        return key;
    }

    String secret() {
        return "whsec_" + Base64.getEncoder().encodeToString(key);
    }

    static boolean allowed(String url) {
        try {
            URI uri = URI.create(url);
            return uri.getHost() != null && InetAddress.getByName(uri.getHost()).isLoopbackAddress();
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    /** @param view what the job is when it is told; empty where there is nothing to tell by then */
    void tellAt(Instant time, String url, String model, Supplier<Optional<ObjectNode>> view) {
        threads.submit(() -> {
            Thread.sleep(Duration.between(Instant.now(), time).plusMillis(2));
            Optional<ObjectNode> job = view.get();
            if (job.isPresent() && happens(Fault.What.LOST_WEBHOOK, model).isEmpty()) {
                Optional<Fault> late = happens(Fault.What.LATE_WEBHOOK, model);
                if (late.isPresent()) {
                    Thread.sleep(Objects.requireNonNullElse(late.get().delay(), LATE));
                }
                tell(url, model, job.get().toString());
            }
            return null;
        });
    }

    private void tell(String url, String model, String body) throws InterruptedException {
        String id = "msg_" + Hashes.id();
        send(url, id, body);
        if (happens(Fault.What.DUPLICATE_WEBHOOK, model).isPresent()) {
            send(url, id, body);
        }
    }

    private Optional<Fault> happens(Fault.What what, String model) {
        return faults.take(what, SimulatedReplicate.NAME, model);
    }

    private void send(String url, String id, String body) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            String timestamp = Long.toString(Instant.now().getEpochSecond());
            String signed = id + "." + timestamp + "." + body;
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header("webhook-id", id)
                    .header("webhook-timestamp", timestamp)
                    // While a key is being changed there are two signatures; one that fits is enough.
                    .header("webhook-signature", "v1," + Hashes.hmac(formerKey, signed) + " v1," + Hashes.hmac(key, signed))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500) {
                    return;
                }
            } catch (IOException notThere) {
                // Tried again below; after the last try nobody is told.
            }
            Thread.sleep(Duration.ofMillis(200L << tries));
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }
}
