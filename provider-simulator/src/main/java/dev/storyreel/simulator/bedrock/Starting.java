package dev.storyreel.simulator.bedrock;

import dev.storyreel.simulator.BedrockOptions;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Submits: checked, accepted once per token, billed once, and then answered, or not. */
final class Starting {

    private static final Set<String> TOP = Set.of("clientRequestToken", "modelId", "modelInput", "outputDataConfig", "tags");
    private static final Pattern TOKEN = Pattern.compile("[!-~]{1,256}");
    private static final Pattern S3_URI = Pattern.compile("s3://[a-z0-9][.\\-a-z0-9]{1,61}[a-z0-9](/.*)?");

    private final Invocations invocations;
    private final Making making;
    private final Bucket bucket;
    private final Starts starts;
    private final boolean keepsRetired;
    private final Pace pace;
    private final Bill bill;
    private final Faults faults;

    Starting(
            Invocations invocations,
            Making making,
            Bucket bucket,
            BedrockOptions options,
            Pace pace,
            Bill bill,
            Faults faults) {
        this.invocations = invocations;
        this.making = making;
        this.bucket = bucket;
        this.starts = new Starts(options.startsPerMinute());
        this.keepsRetired = options.keepsRetired();
        this.pace = pace;
        this.bill = bill;
        this.faults = faults;
    }

    void answer(Call call, Caller caller) throws IOException, Rejection {
        JsonNode body = body(call);
        String modelId = modelId(body);
        gate(caller, modelId);
        if (happens(What.DROP_REQUEST, modelId)) {
            call.drop();
            return;
        }
        Invocation job = accept(caller, body);
        Optional<Fault> slow = faults.take(What.SLOW_ANSWER, SimulatedBedrock.NAME, modelId);
        if (slow.isPresent()) {
            pause(Objects.requireNonNullElse(slow.get().delay(), Duration.ofSeconds(5)));
        }
        if (happens(What.DROP_ANSWER, modelId)) {
            call.drop();
        } else if (happens(What.ERROR_AFTER_ACCEPT, modelId)) {
            throw Rejection.internal();
        } else if (happens(What.HTML_ANSWER, modelId)) {
            call.bytes(200, "text/html", "<html><body>Bad gateway</body></html>".getBytes(StandardCharsets.UTF_8));
        } else {
            call.json(200, Map.of("invocationArn", job.arn()));
        }
    }

    /** What is turned away before anybody looks at the input. */
    private void gate(Caller caller, String modelId) throws Rejection {
        if (!starts.allow(caller, Instant.now()) || happens(What.THROTTLE, modelId)) {
            throw new Rejection(429, "ThrottlingException", "Too many requests, please wait before trying again.");
        }
        if (happens(What.BUSY, modelId)) {
            throw Rejection.unavailable();
        }
        if (happens(What.NO_CREDIT, modelId)) {
            throw new Rejection(
                    403,
                    "AccessDeniedException",
                    "Model access is denied due to INVALID_PAYMENT_INSTRUMENT:A valid payment instrument must be provided.");
        }
        if (happens(What.RETIRED, modelId)) {
            throw Rejection.endOfLife();
        }
        if (happens(What.BLOCKED_PROMPT, modelId)) {
            throw Rejection.invalid(
                    "This request has been blocked by our content filters. Please adjust your text prompt to submit a new request.");
        }
    }

    private synchronized Invocation accept(Caller caller, JsonNode body) throws Rejection {
        @Nullable String token = token(body);
        String hash = Hashes.sha256(body.toString().getBytes(StandardCharsets.UTF_8));
        Optional<Invocation> earlier = token == null ? Optional.empty() : invocations.withToken(caller, token);
        if (earlier.isPresent()) {
            if (!earlier.get().bodyHash().equals(hash)) {
                throw new Rejection(
                        400, "ConflictException", "The clientRequestToken was used before with other parameters.");
            }
            return earlier.get();
        }
        BedrockModel model = model(modelId(body));
        String uri = outputUri(body);
        Wanted wanted = model.read(body.path("modelInput"));
        room(caller, model);
        if (!bucket.reaches(uri)) {
            throw Rejection.invalid("Invalid Output Config/Credentials");
        }
        Instant now = Instant.now();
        String id = Hashes.id().substring(0, 12);
        Invocation.Outcome outcome = happens(What.SENSITIVE, model.id())
                ? Invocation.Outcome.DECLINED
                : happens(What.FAIL, model.id())
                        ? Invocation.Outcome.FAILED
                        : happens(What.REMOVE_DATA, model.id()) ? Invocation.Outcome.LOST : Invocation.Outcome.SUCCEEDED;
        boolean stuck = happens(What.STUCK, model.id());
        Invocation job = new Invocation(
                id, caller, model, token, hash, uri.replaceAll("/+$", "") + "/" + id,
                body.path("outputDataConfig").path("s3OutputDataConfig").path("kmsKeyId").asString(null),
                now, stuck ? null : now.plus(pace.of(model.runSeconds(wanted))), outcome,
                Invocation.Status.IN_PROGRESS, null);
        invocations.add(job);
        boolean made = outcome == Invocation.Outcome.SUCCEEDED || outcome == Invocation.Outcome.LOST;
        bill.charge(new Bill.Charge(
                SimulatedBedrock.NAME, job.arn(), model.id(), hash, made && !stuck ? model.usd(wanted) : BigDecimal.ZERO, now,
                token, reason(outcome, stuck)));
        making.begin(job, wanted);
        return job;
    }

    private static String reason(Invocation.Outcome outcome, boolean stuck) {
        return switch (outcome) {
            case SUCCEEDED, LOST -> stuck ? "never ran" : "made";
            case DECLINED -> "declined";
            case FAILED -> "failed";
        };
    }

    private BedrockModel model(String modelId) throws Rejection {
        BedrockModel model = BedrockModel.find(modelId)
                .orElseThrow(() -> Rejection.invalid("The provided model identifier is invalid."));
        LocalDate end = model.endOfLife();
        if (end != null && !keepsRetired && !LocalDate.now(ZoneOffset.UTC).isBefore(end)) {
            throw Rejection.endOfLife();
        }
        return model;
    }

    private void room(Caller caller, BedrockModel model) throws Rejection {
        if (model.concurrent() == 0) {
            return;
        }
        long underWay = invocations.of(caller).stream()
                .filter(job -> job.model().equals(model) && job.status() == Invocation.Status.IN_PROGRESS)
                .count();
        if (underWay >= model.concurrent()) {
            throw new Rejection(
                    400,
                    "ServiceQuotaExceededException",
                    "Your request exceeds the service quota for your account: " + model.concurrent() + " concurrent requests.");
        }
    }

    private static JsonNode body(Call call) throws Rejection {
        try {
            JsonNode body = JsonMapper.shared().readTree(call.body());
            BedrockModel.only(body, "", TOP);
            return body;
        } catch (JacksonException e) {
            throw new Rejection(400, "SerializationException", "The body is no JSON.");
        }
    }

    private static String modelId(JsonNode body) throws Rejection {
        return required(body.path("modelId"), "modelId");
    }

    private static @Nullable String token(JsonNode body) throws Rejection {
        @Nullable String token = body.path("clientRequestToken").asString(null);
        if (token != null && !TOKEN.matcher(token).matches()) {
            throw Rejection.invalid("1 validation error detected: Value at 'clientRequestToken' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: [!-~]* and have length between 1 and 256");
        }
        return token;
    }

    private static String outputUri(JsonNode body) throws Rejection {
        String uri = required(
                body.path("outputDataConfig").path("s3OutputDataConfig").path("s3Uri"), "outputDataConfig.s3OutputDataConfig.s3Uri");
        if (!S3_URI.matcher(uri).matches()) {
            throw Rejection.invalid("1 validation error detected: Value at 'outputDataConfig.s3OutputDataConfig.s3Uri' failed"
                    + " to satisfy constraint: Member must satisfy regular expression pattern: s3://[a-z0-9]…");
        }
        return uri;
    }

    private static String required(JsonNode node, String name) throws Rejection {
        String value = node.asString("");
        if (value.isEmpty()) {
            throw Rejection.invalid("1 validation error detected: Value at '" + name
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }

    private boolean happens(What what, String model) {
        return faults.take(what, SimulatedBedrock.NAME, model).isPresent();
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
