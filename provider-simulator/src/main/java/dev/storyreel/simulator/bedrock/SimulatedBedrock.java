package dev.storyreel.simulator.bedrock;

import dev.storyreel.simulator.BedrockOptions;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Call;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Faults;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.SimulatedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Bedrock's three paths. Source of its wire: the AWS SDKs 2.54.14 (Java) and 3.1162.0 (JavaScript), and its API reference. */
public final class SimulatedBedrock implements SimulatedProvider {

    static final String NAME = "bedrock";

    private static final int PAGE = 1000;

    private final Invocations invocations = new Invocations();
    private final Faults faults;
    private final Bucket bucket;
    private final Making making;
    private final Starting starting;

    public SimulatedBedrock(BedrockOptions options, Pace pace, Bill bill, Faults faults, SimulatedMedia media, Path dir) {
        this.faults = faults;
        this.bucket = new Bucket(options);
        this.making = new Making(invocations, bucket, bill, media, folder(dir));
        this.starting = new Starting(invocations, making, bucket, options, pace, bill, faults);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void answer(Call call) throws IOException {
        try {
            Caller caller = Caller.of(call);
            List<String> path = call.pathFrom(1);
            String asked = path.isEmpty() || !path.getFirst().equals("async-invoke") ? "" : call.method() + " " + path.size();
            switch (asked) {
                case "POST 1" -> starting.answer(call, caller);
                case "GET 1" -> call.json(200, list(call, caller));
                case "GET 2" -> get(call, caller, path.get(1));
                default -> throw new Rejection(404, "UnknownOperationException", "There is no such operation.");
            }
        } catch (Rejection rejection) {
            rejection.answer(call);
        }
    }

    private void get(Call call, Caller caller, String arn) throws IOException, Rejection {
        if (faults.take(Fault.What.POLL_UNAVAILABLE, NAME, "").isPresent()) {
            throw Rejection.unavailable();
        }
        Invocation job = invocations.find(caller, arn)
                .orElseThrow(() -> Rejection.invalid("The provided ARN is invalid for the service region or does not exist."));
        call.json(200, InvocationView.of(job));
    }

    private ObjectNode list(Call call, Caller caller) throws Rejection {
        Instant after = time(call.query("submitTimeAfter"), Instant.MIN);
        Instant before = time(call.query("submitTimeBefore"), Instant.MAX);
        @Nullable String status = call.query("statusEquals");
        Comparator<Invocation> order = Comparator.comparing(Invocation::submittedAt);
        List<Invocation> found = invocations.of(caller).stream()
                .filter(job -> job.submittedAt().isAfter(after) && job.submittedAt().isBefore(before))
                .filter(job -> status == null || job.status().spelled().equals(status))
                .sorted("Ascending".equals(call.query("sortOrder")) ? order : order.reversed())
                .toList();
        int from = number(call.query("nextToken"), 0);
        int most = Math.clamp(number(call.query("maxResults"), PAGE), 1, PAGE);
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        var summaries = page.putArray("asyncInvokeSummaries");
        found.stream().skip(from).limit(most).forEach(job -> summaries.add(InvocationView.of(job)));
        if (found.size() > from + most) {
            page.put("nextToken", Integer.toString(from + most));
        }
        return page;
    }

    private static Instant time(@Nullable String text, Instant otherwise) throws Rejection {
        try {
            return text == null ? otherwise : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Rejection.invalid("'" + text + "' is no time.");
        }
    }

    private static int number(@Nullable String text, int otherwise) throws Rejection {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(text, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            throw Rejection.invalid("'" + text + "' is no number.");
        }
    }

    private static Path folder(Path dir) {
        try {
            return Files.createDirectories(dir.resolve(NAME).resolve("results"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        making.close();
        bucket.close();
    }
}
