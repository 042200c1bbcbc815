package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Customer;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The Gemini API's paths. Source of its wire: @google/genai 2.32.0, com.google.genai:google-genai 1.70.0, and what third
 * parties saw of the Interactions API.
 */
public final class SimulatedGoogle implements SimulatedProvider {

    static final String NAME = "google";

    /** A key that begins like this is answered with errors in a list, as Google's front ends do at times. */
    private static final String LISTED = "AIzaListed";
    private static final Pattern KEY = Pattern.compile("AIza[\\w-]+");

    private final Clips clips;
    private final Gemini gemini;
    private final Downloads downloads;

    public SimulatedGoogle(
            URI server, GoogleOptions options, Pace pace, Bill bill, Faults faults, SimulatedMedia media, Path dir) {
        URI root = server.resolve("/" + NAME);
        Results results = new Results(media, folder(dir));
        Counter counter = new Counter(faults, options);
        this.clips = new Clips(counter, results, pace, bill, URI.create(root + "/v1beta"));
        this.gemini = new Gemini(counter, bill);
        this.downloads = new Downloads(clips.jobs(), results, root);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void answer(Call call) throws IOException {
        List<String> path = call.pathFrom(1);
        boolean wordy = path.size() > 1 && path.get(1).equals("interactions");
        String key = Objects.requireNonNullElse(call.header("x-goog-api-key"), Objects.requireNonNullElse(call.query("key"), ""));
        try {
            if (path.size() == 2 && path.getFirst().equals("download")) {
                downloads.unkeyed(call, path.get(1));
            } else if (path.size() < 2 || !path.getFirst().equals("v1beta")) {
                throw Rejection.notFound();
            } else {
                answer(call, path.subList(1, path.size()), owner(key));
            }
        } catch (Rejection rejection) {
            rejection.answer(call, wordy, key.startsWith(LISTED));
        }
    }

    private void answer(Call call, List<String> path, String owner) throws IOException, Rejection {
        switch (path.getFirst()) {
            case "interactions" -> interactions(call, path, owner);
            case "models" -> models(call, path, owner);
            case "files" -> {
                if (path.size() != 2 || !call.method().equals("GET")) {
                    throw Rejection.notFound();
                }
                downloads.file(call, owner, path.get(1));
            }
            default -> throw Rejection.notFound();
        }
    }

    private void interactions(Call call, List<String> path, String owner) throws IOException, Rejection {
        switch (call.method() + " " + path.size()) {
            case "POST 1" -> clips.interact(call, owner);
            case "GET 2" -> clips.interaction(call, owner, path.get(1));
            case "DELETE 2" -> clips.delete(call, owner, path.get(1));
            case "POST 3" -> {
                if (!path.get(2).equals("cancel")) {
                    throw Rejection.notFound();
                }
                clips.cancel(call, owner, path.get(1));
            }
            default -> throw Rejection.notFound();
        }
    }

    private void models(Call call, List<String> path, String owner) throws IOException, Rejection {
        String named = path.size() < 2 ? "" : path.get(1);
        String model = named.contains(":") ? named.substring(0, named.indexOf(':')) : named;
        String asked = call.method() + " " + path.size() + named.substring(model.length());
        switch (asked) {
            case "POST 2:predictLongRunning" -> clips.predict(call, owner, model);
            case "POST 2:generateContent" -> gemini.generate(call, owner, model);
            case "GET 4" -> clips.operation(call, owner, String.join("/", path));
            case "GET 3" -> throw Rejection.of(501, "UNIMPLEMENTED", "Operation is not implemented, or supported, or enabled.");
            default -> throw Rejection.notFound();
        }
    }

    /** Any key that looks like one; each is an account of its own. */
    private static String owner(String key) throws Rejection {
        if (key.isEmpty()) {
            throw Rejection.noKey();
        }
        return Customer.of(key, KEY).orElseThrow(Rejection::badKey).account();
    }

    private static Path folder(Path dir) {
        try {
            return Files.createDirectories(dir.resolve(NAME).resolve("results"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
