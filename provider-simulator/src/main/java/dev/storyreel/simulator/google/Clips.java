package dev.storyreel.simulator.google;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Clips: accepted, billed, asked after and cancelled, as interactions or as operations. */
final class Clips {

    private static final double LEAST_SECONDS = 5;

    private final Jobs jobs = new Jobs();
    private final Counter counter;
    private final InteractionView interactions;
    private final Pace pace;
    private final Bill bill;
    private final URI api;

    Clips(Counter counter, Results results, Pace pace, Bill bill, URI api) {
        this.counter = counter;
        this.interactions = new InteractionView(api, results);
        this.pace = pace;
        this.bill = bill;
        this.api = api;
    }

    Jobs jobs() {
        return jobs;
    }

    void predict(Call call, String owner, String modelId) throws IOException, Rejection {
        VideoModel model = VideoModel.find(modelId, false).orElseThrow(() -> Rejection.unknownModel(modelId));
        counter.enter(owner, modelId, model.end());
        JsonNode body = Fields.body(call.body());
        Wanted wanted = VeoInput.read(body, model);
        if (counter.happens(What.BLOCKED_PROMPT, modelId)) {
            throw Rejection.of(400, "INVALID_ARGUMENT", "The prompt could not be submitted. This prompt contains words that violate"
                    + " Gemini API's usage guidelines. Try rephrasing the prompt.");
        }
        if (counter.happens(What.DROP_REQUEST, modelId)) {
            call.drop();
            return;
        }
        Job job = accept(call, owner, model, wanted, body, "models/" + modelId + "/operations/" + Hashes.id());
        counter.say(call, modelId, OperationView.of(job, Instant.now(), api));
    }

    void interact(Call call, String owner) throws IOException, Rejection {
        JsonNode body = Fields.body(call.body());
        String modelId = body.path("model").asString("");
        VideoModel model = VideoModel.find(modelId, true).orElseThrow(() -> Rejection.unknownModel(modelId));
        counter.enter(owner, modelId, model.end());
        Wanted wanted = OmniInput.read(body, model);
        if (counter.happens(What.BLOCKED_PROMPT, modelId)) {
            throw Rejection.of(400, "PROHIBITED_CONTENT", "The request was blocked for its content.");
        }
        if (counter.happens(What.DROP_REQUEST, modelId)) {
            call.drop();
            return;
        }
        Job job = accept(call, owner, model, wanted, body, "v1_" + Hashes.id() + Hashes.id());
        if (!body.path("background").asBoolean(false) && job.endsAt() != null) {
            Counter.pause(Duration.between(Instant.now(), job.endsAt()).plusMillis(1));
        }
        counter.say(call, modelId, view(job));
    }

    /** @param name {@code models/…/operations/…} */
    void operation(Call call, String owner, String name) throws IOException, Rejection {
        call.json(200, OperationView.of(asked(owner, name, Rejection.notFound()), Instant.now(), api));
    }

    void interaction(Call call, String owner, String id) throws IOException, Rejection {
        call.json(200, view(asked(owner, id, nameless())));
    }

    void cancel(Call call, String owner, String id) throws IOException, Rejection {
        Job job = jobs.find(id, owner).orElseThrow(Clips::nameless);
        Instant now = Instant.now();
        if (job.status(now) == Job.Status.RUNNING) {
            boolean anyway = counter.happens(What.BILLED_ALL_THE_SAME, job.model().id());
            job = jobs.change(job, current -> current.cancelled(now, anyway));
            bill.settle(job.name(), job.paid(now) ? price(job) : BigDecimal.ZERO, "cancelled midway");
        }
        call.json(200, view(job));
    }

    void delete(Call call, String owner, String id) throws IOException, Rejection {
        jobs.remove(jobs.find(id, owner).orElseThrow(Clips::nameless));
        call.json(200, Map.of());
    }

    private Job asked(String owner, String name, Rejection unknown) throws Rejection {
        if (counter.happens(What.POLL_UNAVAILABLE, "")) {
            throw Rejection.unavailable();
        }
        return jobs.find(name, owner).orElseThrow(() -> unknown);
    }

    private JsonNode view(Job job) throws IOException {
        try {
            return interactions.of(job, Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Job accept(Call call, String owner, VideoModel model, Wanted wanted, JsonNode body, String name) {
        Job.Outcome outcome = counter.happens(What.SENSITIVE, model.id())
                ? Job.Outcome.DECLINED
                : counter.happens(What.FAIL, model.id())
                        ? Job.Outcome.FAILED
                        : counter.happens(What.REMOVE_DATA, model.id()) ? Job.Outcome.LOST : Job.Outcome.MADE;
        boolean stuck = counter.happens(What.STUCK, model.id());
        boolean ends = outcome == Job.Outcome.DECLINED || outcome == Job.Outcome.FAILED;
        // An operation's answer has no place to say so.
        boolean anyway = ends && model.interacts() && counter.happens(What.BILLED_ALL_THE_SAME, model.id());
        Instant now = Instant.now();
        double takes = LEAST_SECONDS + model.slowness() * wanted.seconds();
        Job job = new Job(
                name, owner, model, wanted, body, now, stuck ? null : now.plus(pace.of(takes)), outcome, anyway, Hashes.id(), null);
        jobs.add(job);
        boolean paid = anyway || (job.made() && !stuck);
        bill.charge(new Bill.Charge(
                SimulatedGoogle.NAME, name, model.id(),
                Hashes.sha256(body.toString().getBytes(StandardCharsets.UTF_8)),
                paid ? price(job) : BigDecimal.ZERO, now, call.header("x-storyreel-work"), reason(outcome, stuck)));
        return job;
    }

    private static String reason(Job.Outcome outcome, boolean stuck) {
        return switch (outcome) {
            case MADE, LOST -> stuck ? "never ran" : "made";
            case DECLINED -> "declined";
            case FAILED -> "failed";
        };
    }

    private static BigDecimal price(Job job) {
        return job.model().price(job.wanted().seconds(), job.wanted().resolution());
    }

    private static Rejection nameless() {
        return Rejection.of(400, "INVALID_ARGUMENT", "Invalid interaction name.");
    }
}
