package dev.storyreel.simulator.openai;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Shaped;
import dev.storyreel.simulator.SimulatedPlanner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chat completions: billed by token once they are accepted, then answered, or not. A refusal and an answer that was cut
 * short are answers, and cost what they have tokens.
 */
final class Chat {

    private static final double SECONDS_FOR_A_TOKEN = 0.008;
    private static final Duration FOREVER = Duration.ofMinutes(30);
    private static final String SORRY = "I'm sorry, but I can't help with that request.";

    private final House house;
    private final Pace pace;
    private final Bill bill;
    private final Faults faults;
    private final Path dir;
    private final SimulatedPlanner planner = new SimulatedPlanner();
    private final Censor censor = new Censor();
    private final Set<String> read = ConcurrentHashMap.newKeySet();

    Chat(House house, Pace pace, Bill bill, Faults faults, Path dir) {
        this.house = house;
        this.pace = pace;
        this.bill = bill;
        this.faults = faults;
        this.dir = dir;
    }

    /**
     * What the model says.
     *
     * @param finish {@code stop}, {@code length} or {@code content_filter}
     */
    private record Said(@Nullable String content, @Nullable String refusal, String finish, Usage usage) {}

    void serve(Call call, JsonNode body, Wording asked) throws IOException {
        boolean fails = happens(What.FAIL, asked);
        Said said = answer(asked, body.path("seed").asLong(0), fails);
        String id = charge(call, asked, said, fails);
        try {
            Duration takes = pace.of(0.4 + SECONDS_FOR_A_TOKEN * said.usage().completion());
            Thread.sleep(happens(What.STUCK, asked) ? FOREVER : takes.plus(slowness(asked)));
            send(call, id, asked, said, fails);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.drop();
        }
    }

    private Said answer(Wording asked, long seed, boolean fails) {
        Usage read = new Usage(asked.promptTokens(), cached(asked), 0);
        boolean declines = happens(What.SENSITIVE, asked)
                || censor.judge(asked.user(), null).flagged()
                || asked.pictures().stream().anyMatch(picture -> censor.judge(null, picture).flagged());
        if (declines) {
            return new Said(null, SORRY, "stop", with(read, SORRY));
        }
        ObjectNode film = planner.film(asked.user(), seed);
        String content = switch (asked.form()) {
            case "json_schema" -> new Shaped(asked.schema(), film.path("logline").asString("")).of(film).toString();
            case "json_object" -> film.toString();
            default -> film.path("logline").asString("");
        };
        if (Usage.of(content) > asked.mostTokens()) {
            String cut = Usage.cut(content, asked.mostTokens());
            return new Said(cut, null, "length", with(read, cut));
        }
        // Where it keeps to no schema, what it writes may be no JSON at all.
        return fails && house.isGroq()
                ? new Said("Here is your film: " + content, null, "stop", with(read, content))
                : new Said(content, null, "stop", with(read, content));
    }

    private static Usage with(Usage read, String said) {
        return new Usage(read.prompt(), read.cached(), Usage.of(said));
    }

    /** What OpenAI has read before is cheaper; Groq's discount could not be checked, so it gives none. */
    private int cached(Wording asked) {
        boolean known = !read.add(Hashes.sha256(asked.beginning().getBytes(StandardCharsets.UTF_8)));
        return known && !house.isGroq() ? Usage.kept(asked.beginningTokens()) : 0;
    }

    private String charge(Call call, Wording asked, Said said, boolean fails) {
        String id = "chatcmpl-" + Hashes.id();
        // A model that answered in no form was still at work; a server that failed was not.
        boolean free = fails && !house.isGroq() && !happens(What.BILLED_ALL_THE_SAME, asked);
        String reason = fails ? "failed" : said.refusal() == null ? "made" : "declined";
        bill.charge(new Bill.Charge(
                house.name(),
                id,
                asked.model().id(),
                Hashes.sha256(call.body()),
                free ? BigDecimal.ZERO : asked.model().usd(said.usage()),
                Instant.now(),
                call.header("x-client-request-id"),
                reason));
        return id;
    }

    private Duration slowness(Wording asked) {
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, house.name(), asked.model().id());
        return slow.map(fault -> Objects.requireNonNullElse(fault.delay(), Duration.ofSeconds(5))).orElse(Duration.ZERO);
    }

    private void send(Call call, String id, Wording asked, Said said, boolean fails) throws IOException {
        if (fails && house.isGroq()) {
            Trouble.misfit(String.valueOf(said.content())).send(call, house);
        } else if (fails || happens(What.ERROR_AFTER_ACCEPT, asked)) {
            Trouble.INTERNAL.send(call, house);
        } else if (happens(What.DROP_ANSWER, asked)) {
            call.drop();
        } else if (happens(What.HTML_ANSWER, asked)) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else if (happens(What.CUT_ANSWER, asked)) {
            Path file = dir.resolve(id);
            Files.writeString(file, completion(id, asked, said).toString());
            call.cutFile("application/json", file);
            Files.delete(file);
        } else {
            call.json(200, completion(id, asked, said));
        }
    }

    private ObjectNode completion(String id, Wording asked, Said said) {
        ObjectNode completion = JsonNodeFactory.instance.objectNode();
        completion.put("id", id).put("object", "chat.completion").put("created", Instant.now().getEpochSecond());
        completion.put("model", asked.model().id());
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant").put("content", said.content());
        if (!house.isGroq()) {
            message.put("refusal", said.refusal()).putArray("annotations");
        } else if (said.refusal() != null) {
            // Its models decline in so many words.
            message.put("content", said.refusal());
        } else {
            message.put("reasoning", "A film is asked for; it is planned.");
        }
        choice.putNull("logprobs").put("finish_reason", said.finish());
        said.usage().write(completion.putObject("usage"));
        if (house.isGroq()) {
            completion.withObject("/usage").put("queue_time", 0.01).put("total_time", 0.4);
            completion.putObject("x_groq").put("id", "req_" + Hashes.id());
        }
        return completion.put("service_tier", "default").put("system_fingerprint", "fp_simulated");
    }

    private boolean happens(What what, Wording asked) {
        return faults.take(what, house.name(), asked.model().id()).isPresent();
    }
}
