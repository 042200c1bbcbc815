package dev.storyreel.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.storyreel.simulator.bedrock.SimulatedBedrock;
import dev.storyreel.simulator.elevenlabs.SimulatedElevenLabs;
import dev.storyreel.simulator.google.SimulatedGoogle;
import dev.storyreel.simulator.openai.SimulatedOpenAi;
import dev.storyreel.simulator.replicate.SimulatedReplicate;
import dev.storyreel.simulator.runway.SimulatedRunway;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * All simulated providers behind one address of this machine alone. What it was asked is kept in memory and is gone with
 * it. Its own paths lie below {@code /_sim}; no provider has such.
 */
public final class Simulator implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Bill bill = new Bill();
    private final Faults faults;
    private final List<SimulatedProvider> providers;

    private Simulator(
            HttpServer server,
            Pace pace,
            Limits limits,
            @Nullable BedrockOptions bedrock,
            Faults faults,
            SimulatedMedia media,
            Path dir) {
        this.server = server;
        this.faults = faults;
        List<SimulatedProvider> all = new ArrayList<>(List.of(
                new SimulatedReplicate(url(), pace, bill, faults, limits, media, dir),
                new SimulatedElevenLabs(pace, bill, faults, limits, media, dir),
                new SimulatedRunway(url(), limits.runway(), pace, bill, faults, media, dir),
                new SimulatedGoogle(url(), limits.google(), pace, bill, faults, media, dir),
                SimulatedOpenAi.openAi(pace, bill, faults, dir),
                SimulatedOpenAi.groq(pace, bill, faults, dir)));
        if (bedrock != null) {
            all.add(new SimulatedBedrock(bedrock, pace, bill, faults, media, dir));
        }
        this.providers = List.copyOf(all);
    }

    /** With the usual limits. */
    public static Simulator start(int port, Pace pace, SimulatedMedia media, Path dir) {
        return start(port, pace, Limits.USUAL, media, dir);
    }

    /** Without Bedrock, which needs a bucket to leave results in. */
    public static Simulator start(int port, Pace pace, Limits limits, SimulatedMedia media, Path dir) {
        return start(port, pace, limits, null, media, dir);
    }

    /** With faults by chance as they fall for seed 1. */
    public static Simulator start(
            int port, Pace pace, Limits limits, @Nullable BedrockOptions bedrock, SimulatedMedia media, Path dir) {
        return start(port, pace, limits, bedrock, new Faults(1), media, dir);
    }

    /**
     * @param port    0 for any that is free
     * @param bedrock null for no Bedrock
     * @param dir     for uploads and results
     */
    public static Simulator start(
            int port,
            Pace pace,
            Limits limits,
            @Nullable BedrockOptions bedrock,
            Faults faults,
            SimulatedMedia media,
            Path dir) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
            Simulator simulator = new Simulator(server, pace, limits, bedrock, faults, media, dir);
            server.setExecutor(simulator.threads);
            server.createContext("/", simulator::answer);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new IllegalStateException("Port " + port + " is taken; give another, or 0 for any.", e);
        }
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What a Replicate client is given as its base address. */
    public URI replicateUrl() {
        return url().resolve("/replicate/v1");
    }

    /** What an ElevenLabs client is given as its base address. */
    public URI elevenLabsUrl() {
        return url().resolve("/elevenlabs");
    }

    /** What a Runway client is given as its base address. */
    public URI runwayUrl() {
        return url().resolve("/runway");
    }

    /** What an OpenAI client is given as its base address. */
    public URI openAiUrl() {
        return url().resolve("/openai/v1");
    }

    /** What an OpenAI client is given as its base address, to ask Groq; Groq's own is given it without the path's end. */
    public URI groqUrl() {
        return url().resolve("/groq/openai/v1");
    }

    /** What a Bedrock client is given as its endpoint. */
    public URI bedrockUrl() {
        return url().resolve("/bedrock");
    }

    /** What a Google client is given as its base address. */
    public URI googleUrl() {
        return url().resolve("/google");
    }

    public Bill bill() {
        return bill;
    }

    public Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        providers.forEach(SimulatedProvider::close);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            Call call = new Call(exchange);
            String first = call.path().isEmpty() ? "" : call.path().getFirst();
            if (first.equals("_sim")) {
                answerForItself(call);
                return;
            }
            for (SimulatedProvider provider : providers) {
                if (provider.name().equals(first)) {
                    provider.answer(call);
                    return;
                }
            }
            call.json(404, Map.of("detail", "There is no provider '" + first + "' here."));
        } finally {
            exchange.close();
        }
    }

    private void answerForItself(Call call) throws IOException {
        String asked = call.method() + " " + String.join("/", call.pathFrom(1));
        switch (asked) {
            case "GET bill" -> call.json(200, bill.statement());
            case "GET health" -> call.json(200, Map.of("status", "UP"));
            case "GET faults" -> call.json(200, faults.waiting());
            case "GET faults/met" -> call.json(200, faults.met());
            case "DELETE faults" -> {
                faults.clear();
                call.nothing(204);
            }
            case "POST faults" -> {
                try {
                    faults.add(Call.JSON.readValue(call.body(), Fault.class));
                    call.json(201, faults.waiting());
                } catch (JacksonException e) {
                    call.json(400, Map.of("detail", String.valueOf(e.getOriginalMessage())));
                }
            }
            default -> call.json(404, Map.of("detail", "There is no " + asked + " here."));
        }
    }
}
