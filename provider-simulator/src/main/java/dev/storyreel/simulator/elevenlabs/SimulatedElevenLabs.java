package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Customer;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ElevenLabs' paths. Source of its wire: elevenlabs-js 2.73.0 and the documentation of September 2026. */
public final class SimulatedElevenLabs implements SimulatedProvider {

    static final String NAME = "elevenlabs";

    private static final Pattern KEY = Pattern.compile("(sk|legacy)_\\w+");

    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Faults faults;
    private final Limits limits;
    private final Menu menu;
    private final Kitchen kitchen;

    public SimulatedElevenLabs(Pace pace, Bill bill, Faults faults, Limits limits, SimulatedMedia media, Path dir) {
        this.faults = faults;
        this.limits = limits;
        this.menu = new Menu(media);
        this.kitchen = new Kitchen(pace, bill, faults, new Sounds(media, folder(dir)));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void answer(Call call) throws IOException {
        String requestId = Hashes.id();
        String key = Objects.requireNonNullElse(call.header("xi-api-key"), "");
        boolean older = key.startsWith("legacy_");
        call.withHeader("request-id", requestId).withHeader("x-trace-id", Hashes.id());
        Optional<Route> route = call.method().equals("POST") ? Route.of(call.pathFrom(1)) : Optional.empty();
        if (route.isEmpty()) {
            Trouble.NOT_FOUND.send(call, requestId, older);
        } else if (key.isEmpty()) {
            Trouble.NO_KEY.send(call, requestId, older);
        } else if (Customer.of(key, KEY).isEmpty()) {
            Trouble.BAD_KEY.send(call, requestId, older);
        } else {
            counted(new Asked(call, route.get(), Fields.of(call.body()), requestId, older), key);
        }
    }

    /** At once, an account may have so many calls; one more is turned away. */
    private void counted(Asked asked, String key) throws IOException {
        AtomicInteger now = underWay.computeIfAbsent(key, _ -> new AtomicInteger());
        int calls = now.incrementAndGet();
        try {
            asked.call()
                    .withHeader("current-concurrent-requests", Integer.toString(Math.min(calls, limits.elevenLabsAtOnce())))
                    .withHeader("maximum-concurrent-requests", Integer.toString(limits.elevenLabsAtOnce()));
            if (calls > limits.elevenLabsAtOnce()) {
                asked.send(Trouble.TOO_MANY);
            } else {
                checked(asked);
            }
        } finally {
            now.decrementAndGet();
        }
    }

    private void checked(Asked asked) throws IOException {
        asked.route().check(asked.body());
        @Nullable Trouble trouble = unwilling(asked);
        if (trouble != null) {
            asked.send(trouble);
        } else if (happens(What.DROP_REQUEST, asked)) {
            asked.call().drop();
        } else if (!asked.body().misfits().isEmpty()) {
            Trouble.sendMisfits(asked.call(), asked.body().misfits());
        } else {
            ordered(asked);
        }
    }

    private @Nullable Trouble unwilling(Asked asked) {
        if (happens(What.THROTTLE, asked)) {
            return Trouble.SYSTEM_BUSY;
        }
        if (happens(What.BUSY, asked)) {
            return Trouble.UNAVAILABLE;
        }
        if (happens(What.NO_CREDIT, asked)) {
            return Trouble.NO_CREDIT;
        }
        return happens(What.RETIRED, asked)
                ? Trouble.invalid("unsupported_model", "model_id", "The model " + asked.model() + " is no longer available.")
                : null;
    }

    private void ordered(Asked asked) throws IOException {
        try {
            Order order = asked.route().order(menu, asked.body());
            Format format = format(asked);
            if (happens(What.SENSITIVE, asked)) {
                asked.send(Trouble.badPrompt(asked.body().text("prompt", asked.body().text("text", ""))));
            } else {
                kitchen.serve(asked, order, format);
            }
        } catch (Menu.Unservable e) {
            asked.send(e.trouble());
        }
    }

    private static Format format(Asked asked) throws Menu.Unservable {
        boolean music = asked.route() == Route.MUSIC;
        String name = Objects.requireNonNullElse(asked.call().query("output_format"), music ? "auto" : "mp3_44100_128");
        if (music && name.equals("auto")) {
            name = asked.model().equals("music_v1") ? "mp3_44100_128" : "mp3_48000_192";
        }
        String spelled = name;
        return Format.named(name).orElseThrow(() -> new Menu.Unservable(
                Trouble.invalid("invalid_output_format", "output_format", "There is no output format " + spelled + ".")));
    }

    private boolean happens(What what, Asked asked) {
        return faults.take(what, NAME, asked.model()).isPresent();
    }

    private static Path folder(Path dir) {
        try {
            return Files.createDirectories(dir.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
