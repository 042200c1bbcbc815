package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is accepted: billed, then made, then answered, or not. The bill stands whether or not the caller hears of it, and
 * the same call again is another on the bill.
 */
final class Kitchen {

    private static final Duration FOREVER = Duration.ofMinutes(30);

    private final Pace pace;
    private final Bill bill;
    private final Faults faults;
    private final Sounds sounds;

    Kitchen(Pace pace, Bill bill, Faults faults, Sounds sounds) {
        this.pace = pace;
        this.bill = bill;
        this.faults = faults;
        this.sounds = sounds;
    }

    void serve(Asked asked, Order order, Format format) throws IOException {
        boolean fails = happens(What.FAIL, order);
        charge(asked, order, fails);
        try {
            Thread.sleep(happens(What.STUCK, order) ? FOREVER : pace.of(order.takesSeconds()).plus(slowness(order)));
            answer(asked, order, format, fails);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            asked.call().drop();
        }
    }

    private void charge(Asked asked, Order order, boolean fails) {
        boolean free = fails && !happens(What.BILLED_ALL_THE_SAME, order);
        bill.charge(new Bill.Charge(
                SimulatedElevenLabs.NAME,
                asked.requestId(),
                order.model(),
                Hashes.sha256(asked.body().body().toString().getBytes(StandardCharsets.UTF_8)),
                free ? BigDecimal.ZERO : order.usd(),
                Instant.now(),
                asked.call().header("x-storyreel-work"),
                fails ? "failed" : "made"));
    }

    private Duration slowness(Order order) {
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, SimulatedElevenLabs.NAME, order.model());
        return slow.map(fault -> Objects.requireNonNullElse(fault.delay(), Duration.ofSeconds(5))).orElse(Duration.ZERO);
    }

    private void answer(Asked asked, Order order, Format format, boolean fails) throws IOException, InterruptedException {
        Call call = asked.call();
        if (fails || happens(What.ERROR_AFTER_ACCEPT, order)) {
            asked.send(Trouble.INTERNAL);
        } else if (happens(What.DROP_ANSWER, order)) {
            call.drop();
        } else if (happens(What.HTML_ANSWER, order)) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else {
            sound(asked, order, sounds.of(order, format, asked.route() + order.model() + asked.body().body()), format);
        }
    }

    private void sound(Asked asked, Order order, Path file, Format format) throws IOException {
        Call call = asked.call().withHeader("character-cost", Integer.toString(order.credits()));
        switch (asked.route()) {
            case MUSIC, EFFECT, SPEECH -> {
                if (asked.route() == Route.MUSIC) {
                    call.withHeader("song-id", Hashes.id());
                }
                if (happens(What.CUT_ANSWER, order)) {
                    call.cutFile(format.mediaType(), file);
                } else {
                    call.file(format.mediaType(), file);
                }
            }
            case SPEECH_WITH_TIMESTAMPS -> {
                byte[] answer = timed(asked, file).toString().getBytes(StandardCharsets.UTF_8);
                if (happens(What.CUT_ANSWER, order)) {
                    call.cut("application/json", answer);
                } else {
                    call.bytes(200, "application/json", answer);
                }
            }
            case SPEECH_STREAM_WITH_TIMESTAMPS ->
                call.bytes(200, "application/x-ndjson", (timed(asked, file) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode timed(Asked asked, Path file) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("audio_base64", Base64.getEncoder().encodeToString(Files.readAllBytes(file)));
        ObjectNode alignment = said(Menu.alignment(asked.body()));
        answer.set("alignment", alignment);
        answer.set("normalized_alignment", alignment);
        return answer;
    }

    private static ObjectNode said(Alignment alignment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("characters");
        alignment.characters().forEach(all::add);
        ArrayNode starting = json.putArray("character_start_times_seconds");
        alignment.starts().forEach(starting::add);
        ArrayNode ending = json.putArray("character_end_times_seconds");
        alignment.ends().forEach(ending::add);
        return json;
    }

    private boolean happens(What what, Order order) {
        return faults.take(what, SimulatedElevenLabs.NAME, order.model()).isPresent();
    }
}
