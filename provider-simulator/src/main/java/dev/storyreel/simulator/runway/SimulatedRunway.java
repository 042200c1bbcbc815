package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Customer;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RunwayOptions;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runway's paths. Source of its wire: @runwayml/sdk 4.20.1 and its documentation's pages. */
public final class SimulatedRunway implements SimulatedProvider {

    static final String NAME = "runway";

    private static final Pattern KEY = Pattern.compile("key_\\w+");
    private static final String VERSION = "2024-11-06";
    private static final int BALANCE = 100_000;

    private final RunwayOptions options;
    private final Bill bill;
    private final Faults faults;
    private final Tasks tasks;
    private final Uploads uploads;
    private final Results results;
    private final Creating creating;

    public SimulatedRunway(
            URI server, RunwayOptions options, Pace pace, Bill bill, Faults faults, SimulatedMedia media, Path dir) {
        this.options = options;
        this.bill = bill;
        this.faults = faults;
        this.tasks = new Tasks(options.atOnce());
        this.uploads = new Uploads(server.resolve("/" + NAME + "/store"), folder(dir, "uploads"));
        this.results = new Results(server.resolve("/" + NAME + "/delivery"), pace, media, folder(dir, "results"));
        this.creating = new Creating(tasks, uploads, results, options, media, pace, bill, faults);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void answer(Call call) throws IOException {
        List<String> path = call.pathFrom(1);
        String first = path.isEmpty() ? "" : path.getFirst();
        try {
            if (first.equals("delivery") && path.size() == 3) {
                deliver(call, path.get(1));
            } else if (first.equals("store") && path.size() == 2 && call.method().equals("POST")) {
                uploads.fill(call, path.get(1));
            } else if (first.equals("v1") && path.size() > 1) {
                answer(call, path.subList(1, path.size()), owner(call));
            } else {
                throw new Rejection(404, "Not found");
            }
        } catch (Rejection rejection) {
            rejection.answer(call);
        }
    }

    private void answer(Call call, List<String> path, String owner) throws IOException, Rejection {
        String asked = call.method() + " " + path.getFirst() + " " + path.size();
        switch (asked) {
            case "GET tasks 2" -> get(call, owner, path.get(1));
            case "DELETE tasks 2" -> delete(call, owner, path.get(1));
            case "POST uploads 1" -> uploads.place(call, body(call));
            case "GET organization 1" -> call.json(200, organization(owner));
            default -> {
                if (path.size() != 1 || !ModelCard.isRoute(path.getFirst())) {
                    throw new Rejection(404, "Not found");
                }
                if (!call.method().equals("POST")) {
                    throw new Rejection(405, "Method not allowed");
                }
                creating.answer(call, owner, path.getFirst(), body(call));
            }
        }
    }

    private void get(Call call, String owner, String id) throws IOException, Rejection {
        if (faults.take(What.POLL_UNAVAILABLE, NAME, "").isPresent()) {
            throw new Rejection(503, "The service is overloaded. Please try again later.");
        }
        Task task = find(owner, id);
        Instant now = Instant.now();
        boolean made = task.status(now) == Task.Status.SUCCEEDED;
        call.json(200, TaskView.of(task, now, made ? results.link(task, now) : ""));
    }

    /** What is under way is cancelled; what has ended is forgotten. */
    private void delete(Call call, String owner, String id) throws IOException, Rejection {
        Task task = find(owner, id);
        Instant now = Instant.now();
        if (task.status(now).ended()) {
            tasks.delete(task);
        } else {
            boolean ran = task.status(now) == Task.Status.RUNNING;
            boolean anyway = ran && faults.take(What.BILLED_ALL_THE_SAME, NAME, task.order().card().model()).isPresent();
            tasks.change(task, current -> current.cancelled(now, anyway));
            bill.settle(
                    id,
                    anyway ? Creating.usd(task.order().credits()) : BigDecimal.ZERO,
                    ran ? "cancelled midway" : "cancelled before it ran");
        }
        call.nothing(204);
    }

    /** Results need no key, only a link that has not expired. */
    private void deliver(Call call, String id) throws IOException, Rejection {
        Instant now = Instant.now();
        Optional<Task> task = tasks.find(id).filter(found -> found.status(now) == Task.Status.SUCCEEDED);
        if (task.isEmpty() || !results.allows(call, id, now)) {
            call.bytes(403, "application/xml", "<Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            call.file("video/mp4", results.of(task.get().order()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.drop();
        }
    }

    private ObjectNode organization(String owner) {
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("creditBalance", BALANCE);
        ObjectNode tier = view.putObject("tier").put("maxMonthlyCreditSpend", BALANCE);
        ObjectNode limits = tier.putObject("models");
        ObjectNode used = view.putObject("usage").putObject("models");
        for (String model : ModelCard.models()) {
            limits.putObject(model)
                    .put("maxConcurrentGenerations", options.atOnce())
                    .put("maxDailyGenerations", options.perDay());
            used.putObject(model).put("dailyGenerations", tasks.lately(owner, model, Instant.now()));
        }
        return view;
    }

    private Task find(String owner, String id) throws Rejection {
        return tasks.find(id)
                .filter(task -> task.owner().equals(owner))
                .orElseThrow(() -> new Rejection(404, "Task with id " + id + " not found."));
    }

    /** Which day's API is spoken must be said. */
    private static String owner(Call call) throws Rejection {
        String header = Objects.requireNonNullElse(call.header("Authorization"), "");
        Customer customer = Customer.of(header.replaceFirst("^Bearer ", ""), KEY)
                .orElseThrow(() -> new Rejection(401, "Your API key is invalid or has been disabled."));
        if (!VERSION.equals(call.header("X-Runway-Version"))) {
            throw new Rejection(400, "The X-Runway-Version header is missing or names no version; it is " + VERSION + ".");
        }
        return customer.account();
    }

    private static JsonNode body(Call call) throws Rejection {
        try {
            JsonNode body = JsonMapper.shared().readTree(call.body());
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException e) {
            // Said below.
        }
        throw new Rejection(400, "The body is no JSON object.");
    }

    private static Path folder(Path dir, String name) {
        try {
            return Files.createDirectories(dir.resolve(NAME).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}
}
