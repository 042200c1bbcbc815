package dev.storyreel.simulator.runway;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RunwayOptions;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.runway.Rejection.Issue;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Submits: checked, accepted, billed, and then answered, or not. */
final class Creating {

    private static final BigDecimal USD_A_CREDIT = new BigDecimal("0.01");
    private static final double PENDING_SECONDS = 2;

    private final Tasks tasks;
    private final Uploads uploads;
    private final Results results;
    private final RunwayOptions options;
    private final SimulatedMedia media;
    private final Pace pace;
    private final Bill bill;
    private final Faults faults;

    Creating(
            Tasks tasks,
            Uploads uploads,
            Results results,
            RunwayOptions options,
            SimulatedMedia media,
            Pace pace,
            Bill bill,
            Faults faults) {
        this.tasks = tasks;
        this.uploads = uploads;
        this.results = results;
        this.options = options;
        this.media = media;
        this.pace = pace;
        this.bill = bill;
        this.faults = faults;
    }

    static BigDecimal usd(int credits) {
        return USD_A_CREDIT.multiply(BigDecimal.valueOf(credits));
    }

    void answer(Call call, String owner, String route, JsonNode body) throws IOException, Rejection {
        String model = body.path("model").asString("");
        unwilling(route, model);
        if (happens(What.DROP_REQUEST, model)) {
            call.drop();
            return;
        }
        ModelCard card = ModelCard.find(route, model).orElseThrow(() -> unknown(route));
        Optional<Order> order = new Reading(card, body, uploads, media).order();
        if (tasks.lately(owner, model, Instant.now()) >= options.perDay()) {
            throw new Rejection(429, "You have reached the daily limit of generations for this model.");
        }
        answer(call, accept(call, owner, card, body, order));
    }

    private void unwilling(String route, String model) throws Rejection {
        if (happens(What.THROTTLE, model)) {
            throw new Rejection(429, "You have reached the daily limit of generations for this model.");
        }
        if (happens(What.BUSY, model)) {
            throw new Rejection(503, "The service is overloaded. Please try again later.");
        }
        if (happens(What.NO_CREDIT, model)) {
            throw new Rejection(400, "You do not have enough credits to run this task.");
        }
        if (happens(What.RETIRED, model)) {
            throw unknown(route);
        }
    }

    private static Rejection unknown(String route) {
        return Rejection.invalid(List.of(new Issue(
                "invalid_union_discriminator",
                "Invalid discriminator value. Expected " + ModelCard.named(route),
                "model")));
    }

    /** Media that cannot be read are found out when the job runs; it is then not charged. */
    private Task accept(Call call, String owner, ModelCard card, JsonNode body, Optional<Order> understood) {
        Order order = understood.orElseGet(() -> new Order(
                card, body.path("promptText").asString(""), null, null, 1, 1280, 720, false, 0, "unreadable"));
        String model = card.model();
        Task.Outcome outcome = understood.isEmpty()
                ? Task.Outcome.BAD_ASSET
                : happens(What.SENSITIVE, model)
                        ? Task.Outcome.DECLINED
                        : happens(What.FAIL, model) ? Task.Outcome.FAILED : Task.Outcome.SUCCEEDED;
        boolean anyway = outcome != Task.Outcome.SUCCEEDED && happens(What.BILLED_ALL_THE_SAME, model);
        Task task = new Task(
                UUID.randomUUID().toString(), owner, order, Instant.now(), pace.of(PENDING_SECONDS),
                happens(What.STUCK, model) ? null : pace.of(card.runSeconds(order.seconds())),
                outcome, anyway, null, null);
        if (happens(What.REMOVE_DATA, model)) {
            results.spoil(task.id());
        }
        tasks.add(task);
        bill.charge(new Bill.Charge(
                SimulatedRunway.NAME,
                task.id(),
                model,
                order.inputHash(),
                usd(task.credits()),
                task.createdAt(),
                call.header("x-storyreel-work"),
                reason(task)));
        return task;
    }

    private static String reason(Task task) {
        if (task.runs() == null) {
            return "never ran";
        }
        return switch (task.outcome()) {
            case SUCCEEDED -> "made";
            case DECLINED -> "declined";
            case FAILED, BAD_ASSET -> "failed";
        };
    }

    private void answer(Call call, Task task) throws IOException, Rejection {
        String model = task.order().card().model();
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, SimulatedRunway.NAME, model);
        if (slow.isPresent()) {
            pause(Objects.requireNonNullElse(slow.get().delay(), Duration.ofSeconds(5)));
        }
        ObjectNode accepted = JsonNodeFactory.instance.objectNode().put("id", task.id());
        accepted.putObject("estimatedCost").put("credits", task.order().credits());
        if (happens(What.DROP_ANSWER, model)) {
            call.drop();
        } else if (happens(What.ERROR_AFTER_ACCEPT, model)) {
            throw new Rejection(500, "Internal server error");
        } else if (happens(What.HTML_ANSWER, model)) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else if (happens(What.CUT_ANSWER, model)) {
            String whole = accepted.toString();
            call.bytes(200, "application/json", whole.substring(0, whole.length() / 2).getBytes(StandardCharsets.UTF_8));
        } else {
            call.json(200, accepted);
        }
    }

    private boolean happens(What what, String model) {
        return faults.take(what, SimulatedRunway.NAME, model).isPresent();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
