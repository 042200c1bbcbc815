package dev.storyreel.simulator.openai;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Customer;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.SimulatedProvider;
import dev.storyreel.simulator.openai.Trouble.Unacceptable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The paths of OpenAI, or of Groq, which speaks its wire under another path and with errors of fewer words. Source: openai
 * 7.55.0, groq-sdk 1.6.0 and the documentation of November 2026. A key that says {@code free}, such as {@code sk-free-1},
 * is an account that may ask three times a minute.
 */
public final class SimulatedOpenAi implements SimulatedProvider {

    private static final String MODERATION = "omni-moderation";
    private static final int MOST_MODERATED_PICTURES = 1;

    private final House house;
    private final Faults faults;
    private final Chat chat;
    private final Censor censor = new Censor();
    private final Map<String, Quota> quotas = new ConcurrentHashMap<>();

    private SimulatedOpenAi(House house, Pace pace, Bill bill, Faults faults, Path dir) {
        this.house = house;
        this.faults = faults;
        this.chat = new Chat(house, pace, bill, faults, folder(dir, house.name()));
    }

    public static SimulatedOpenAi openAi(Pace pace, Bill bill, Faults faults, Path dir) {
        return new SimulatedOpenAi(House.OPENAI, pace, bill, faults, dir);
    }

    public static SimulatedOpenAi groq(Pace pace, Bill bill, Faults faults, Path dir) {
        return new SimulatedOpenAi(House.GROQ, pace, bill, faults, dir);
    }

    @Override
    public String name() {
        return house.name();
    }

    @Override
    public void answer(Call call) throws IOException {
        call.withHeader("x-request-id", "req_" + Hashes.id());
        if (!house.isGroq()) {
            call.withHeader("openai-version", "2020-10-01").withHeader("openai-processing-ms", "4");
        }
        String key = Objects.requireNonNullElse(call.header("Authorization"), "").replaceFirst("^Bearer\\s+", "");
        List<String> path = call.pathFrom(1);
        try {
            if (!path.subList(0, Math.min(path.size(), house.under().size())).equals(house.under())) {
                throw new Unacceptable(Trouble.notFound(call.method() + " /" + String.join("/", path)));
            }
            if (Customer.of(key, Pattern.compile(house.key())).isEmpty()) {
                throw new Unacceptable(key.isEmpty() ? Trouble.noKey(house) : Trouble.badKey(house));
            }
            List<String> asked = path.subList(house.under().size(), path.size());
            answer(call, key, call.method() + " " + (asked.isEmpty() ? "" : asked.getFirst()), asked);
        } catch (Unacceptable e) {
            e.trouble().send(call, house);
        }
    }

    private void answer(Call call, String key, String route, List<String> path) throws IOException, Unacceptable {
        switch (route) {
            case "GET models" -> models(call, path);
            case "POST chat" -> {
                require(path.equals(List.of("chat", "completions")), call);
                counted(call, key);
                completed(call);
            }
            case "POST moderations" -> {
                require(path.size() == 1 && !house.isGroq(), call);
                counted(call, key);
                moderated(call);
            }
            default -> require(false, call);
        }
    }

    private static void require(boolean known, Call call) throws Unacceptable {
        if (!known) {
            throw new Unacceptable(Trouble.notFound(call.method() + " /" + String.join("/", call.pathFrom(1))));
        }
    }

    /** Every request counts, whatever becomes of it. */
    private void counted(Call call, String key) throws Unacceptable {
        Quota.Left left = quotas.computeIfAbsent(key, _ -> new Quota(house.perMinute(key))).take(Instant.now());
        left.write(call);
        if (left.exceeded()) {
            long ms = left.reset().toMillis();
            call.withHeader("retry-after", Long.toString(Math.ceilDiv(ms, 1000L)));
            if (!house.isGroq()) {
                call.withHeader("retry-after-ms", Long.toString(ms));
            }
            throw new Unacceptable(Trouble.tooMany(house, left.limit()));
        }
    }

    private void models(Call call, List<String> path) throws IOException, Unacceptable {
        if (path.size() == 1) {
            ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
            ArrayNode data = list.putArray("data");
            house.models().values().forEach(model -> data.add(model(model)));
            call.json(200, list);
            return;
        }
        String id = String.join("/", path.subList(1, path.size()));
        House.@Nullable Listed model = house.models().get(id);
        if (model == null) {
            throw new Unacceptable(house.retired().contains(id) ? Trouble.retired(id) : Trouble.unknownModel(id));
        }
        call.json(200, model(model));
    }

    private ObjectNode model(House.Listed model) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", model.id()).put("object", "model").put("created", 1_760_000_000);
        json.put("owned_by", house.isGroq() ? "Groq" : "system");
        return house.isGroq() ? json.put("active", true) : json.put("shutdown_date", model.shutsDown());
    }

    private void completed(Call call) throws IOException, Unacceptable {
        JsonNode body = body(call);
        String id = body.path("model").asString("");
        if (id.isEmpty()) {
            throw new Unacceptable(Trouble.invalid(null, null, "you must provide a model parameter"));
        }
        unwilling(call, id);
        House.Listed model = house.chatModel(id).orElseThrow(() ->
                new Unacceptable(house.retired().contains(id) ? Trouble.retired(id) : Trouble.unknownModel(id)));
        Wording asked = Wording.of(body, house, model);
        if (happens(What.BLOCKED_PROMPT, id)) {
            throw new Unacceptable(Trouble.blocked());
        }
        if (happens(What.DROP_REQUEST, id)) {
            call.drop();
            return;
        }
        chat.serve(call, body, asked);
    }

    private void unwilling(Call call, String model) throws Unacceptable {
        if (happens(What.THROTTLE, model)) {
            call.withHeader("retry-after", "1");
            throw new Unacceptable(Trouble.tooMany(house, house.perMinute()));
        }
        if (happens(What.BUSY, model)) {
            throw new Unacceptable(Trouble.BUSY);
        }
        if (happens(What.NO_CREDIT, model)) {
            throw new Unacceptable(Trouble.NO_CREDIT);
        }
        if (happens(What.RETIRED, model)) {
            throw new Unacceptable(Trouble.retired(model));
        }
    }

    /** Free of charge: it is on no bill. */
    private void moderated(Call call) throws IOException, Unacceptable {
        JsonNode body = body(call);
        String model = body.path("model").asString("omni-moderation-latest");
        if (!model.startsWith(MODERATION)) {
            throw new Unacceptable(Trouble.unknownModel(model));
        }
        unwilling(call, model);
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("id", "modr-" + Hashes.id()).put("model", model);
        ArrayNode results = answer.putArray("results");
        Moderated.of(body.path("input"), MOST_MODERATED_PICTURES)
                .forEach(input -> results.add(censor.judge(input.text(), input.picture()).json()));
        if (happens(What.DROP_ANSWER, model)) {
            call.drop();
            return;
        }
        call.json(200, answer);
    }

    private JsonNode body(Call call) throws Unacceptable {
        try {
            JsonNode body = JsonMapper.shared().readTree(call.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException _) {
            // Said below.
        }
        throw new Unacceptable(Trouble.invalid(null, null, "We could not parse the JSON body of your request."));
    }

    /** What goes wrong with a model that is not said goes wrong with what is paid for: moderation's trouble is named. */
    private boolean happens(What what, String model) {
        boolean meant = !model.startsWith(MODERATION)
                || faults.waiting().stream().anyMatch(fault -> fault.fault() == what && model.equals(fault.model()));
        return meant && faults.take(what, house.name(), model).isPresent();
    }

    private static Path folder(Path dir, String name) {
        try {
            return Files.createDirectories(dir.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
