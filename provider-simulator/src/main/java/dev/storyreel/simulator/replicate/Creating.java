package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.RateLimit;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submits: checked, accepted, billed, and then answered, or not. */
final class Creating {

    private static final double QUEUED_SECONDS = 2;
    private static final Set<String> TOP = Set.of("version", "input", "webhook", "webhook_events_filter", "stream");
    private static final Pattern WAIT = Pattern.compile("wait(=([1-9]|[1-9][0-9]|60))?");
    private static final Pattern SPAN = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s?)?");

    private final ModelCards cards;
    private final Jobs jobs;
    private final Pace pace;
    private final Bill bill;
    private final Faults faults;
    private final RateLimit rateLimit;
    private final News news;
    private final Results results;
    private final JobView view;

    Creating(
            ModelCards cards,
            Jobs jobs,
            Pace pace,
            Bill bill,
            Faults faults,
            RateLimit rateLimit,
            News news,
            Results results,
            JobView view) {
        this.cards = cards;
        this.jobs = jobs;
        this.pace = pace;
        this.bill = bill;
        this.faults = faults;
        this.rateLimit = rateLimit;
        this.news = news;
        this.results = results;
        this.view = view;
    }

    void byVersion(Call call, String owner) throws IOException {
        JsonNode body = body(call);
        String version = body.path("version").asString("");
        Optional<String> name = cards.named(version);
        // By name alone, only Replicate's own models are asked.
        if (name.isEmpty() || cards.find(version).filter(ModelCard::versioned).isPresent()) {
            Rejections.invalidVersion(call);
        } else {
            create(call, owner, name.get(), cards.find(name.get()).orElseThrow(), body);
        }
    }

    void official(Call call, String owner, String name, ModelCard card) throws IOException {
        create(call, owner, name, card, body(call));
    }

    private void create(Call call, String owner, String model, ModelCard card, JsonNode body) throws IOException {
        if (happens(What.RETIRED, model)) {
            Rejections.notFound(call);
        } else if (happens(What.THROTTLE, model)) {
            Rejections.throttled(call, 1);
        } else if (happens(What.NO_CREDIT, model)) {
            Rejections.noCredit(call);
        } else if (happens(What.DROP_REQUEST, model)) {
            call.drop();
        } else {
            List<ModelCard.InvalidField> wrong = check(card, body);
            if (wrong.isEmpty()) {
                withinLimit(call, owner, model, card, body);
            } else {
                Rejections.invalid(call, wrong);
            }
        }
    }

    private void withinLimit(Call call, String owner, String model, ModelCard card, JsonNode body) throws IOException {
        OptionalInt wait = rateLimit.secondsToWait(owner, Instant.now());
        if (wait.isPresent()) {
            Rejections.throttled(call, wait.getAsInt());
        } else {
            answer(call, accept(call, owner, model, card, body));
        }
    }

    private List<ModelCard.InvalidField> check(ModelCard card, JsonNode body) {
        List<ModelCard.InvalidField> wrong = new ArrayList<>();
        if (!body.path("input").isObject()) {
            wrong.add(new ModelCard.InvalidField("required", "(root)", "input is required"));
        } else {
            wrong.addAll(card.check(body.path("input")));
        }
        body.propertyNames().stream()
                .filter(name -> !TOP.contains(name))
                .forEach(name -> wrong.add(new ModelCard.InvalidField(
                        "additional_property_not_allowed", "(root)", "Additional property " + name + " is not allowed")));
        String webhook = body.path("webhook").asString("");
        if (!webhook.isEmpty() && !Webhooks.allowed(webhook)) {
            wrong.add(new ModelCard.InvalidField(
                    "invalid", "webhook", "the simulator tells nobody outside this machine"));
        }
        return wrong;
    }

    private Job accept(Call call, String owner, String model, ModelCard card, JsonNode body) {
        JsonNode input = body.path("input");
        Job.Outcome outcome = happens(What.SENSITIVE, model)
                ? Job.Outcome.SENSITIVE
                : happens(What.FAIL, model)
                        ? Job.Outcome.FAILED
                        : results.lacksPicture(card, input) ? Job.Outcome.INPUT_MISSING : Job.Outcome.SUCCEEDED;
        boolean stuck = happens(What.STUCK, model);
        boolean anyway = outcome != Job.Outcome.SUCCEEDED && (card.versioned() || happens(What.BILLED_ALL_THE_SAME, model));
        double seconds = outcome == Job.Outcome.INPUT_MISSING ? 0 : results.seconds(card, input);
        Instant now = Instant.now();
        Instant starts = now.plus(pace.of(QUEUED_SECONDS));
        Job job = new Job(
                Hashes.id(), owner, model, card, input, seconds, now, starts,
                stuck ? null : starts.plus(pace.of(card.runSeconds(seconds))),
                deadline(call.header("Cancel-After"), now),
                outcome,
                happens(What.REMOVE_DATA, model),
                anyway,
                News.address(body),
                Hashes.id() + Hashes.id(),
                null);
        jobs.add(job);
        charge(job);
        news.plan(job);
        return job;
    }

    /** Its whole life is known, so its price is; only a cancel changes it. */
    private void charge(Job job) {
        Instant end = job.completedAt();
        Job.Status status = end == null ? Job.Status.STARTING : job.status(end);
        String reason =
                switch (status) {
                    case STARTING, PROCESSING -> "never ran";
                    case SUCCEEDED -> "made";
                    case FAILED -> job.outcome() == Job.Outcome.SENSITIVE ? "declined" : "failed";
                    case CANCELED, ABORTED -> "stopped at its deadline";
                };
        bill.charge(new Bill.Charge(
                SimulatedReplicate.NAME,
                job.id(),
                job.model(),
                Hashes.sha256(job.input().toString().getBytes(StandardCharsets.UTF_8)),
                job.paid(status) ? job.usd() : BigDecimal.ZERO,
                job.createdAt(),
                job.webhook() == null ? null : job.webhook().reference(),
                reason));
    }

    private void answer(Call call, Job job) throws IOException {
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, SimulatedReplicate.NAME, job.model());
        if (slow.isPresent()) {
            pause(Objects.requireNonNullElse(slow.get().delay(), Duration.ofSeconds(5)));
        }
        if (happens(What.DROP_ANSWER, job.model())) {
            call.drop();
        } else if (happens(What.ERROR_AFTER_ACCEPT, job.model())) {
            Rejections.send(call, 500, "Internal server error", "Internal server error");
        } else if (happens(What.HTML_ANSWER, job.model())) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else {
            hold(call.header("Prefer"), job);
            Job now = jobs.find(job.id(), job.owner()).orElse(job);
            boolean ended = now.status(Instant.now()).ended();
            call.json(ended || call.header("Prefer") == null ? 201 : 202, view.of(now, Instant.now()));
        }
    }

    /** As long as was asked for at most; the provider's minute is ours, scaled. */
    private void hold(@Nullable String prefer, Job job) {
        Matcher wait = WAIT.matcher(Objects.requireNonNullElse(prefer, ""));
        Instant end = job.completedAt();
        if (wait.matches() && end != null) {
            Duration most = pace.of(wait.group(2) == null ? 60 : Double.parseDouble(wait.group(2)));
            Duration left = Duration.between(Instant.now(), end).plusMillis(2);
            pause(left.compareTo(most) < 0 ? left : most);
        }
    }

    private @Nullable Instant deadline(@Nullable String cancelAfter, Instant now) {
        Matcher span = SPAN.matcher(Objects.requireNonNullElse(cancelAfter, ""));
        if (cancelAfter == null || cancelAfter.isBlank() || !span.matches()) {
            return null;
        }
        long seconds = number(span.group(1)) * 3600 + number(span.group(2)) * 60 + number(span.group(3));
        return now.plus(pace.of(Math.max(5, seconds)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private boolean happens(What what, String model) {
        return faults.take(what, SimulatedReplicate.NAME, model).isPresent();
    }

    private static JsonNode body(Call call) {
        try {
            return JsonMapper.shared().readTree(call.body());
        } catch (JacksonException e) {
            return tools.jackson.databind.node.JsonNodeFactory.instance.objectNode();
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
