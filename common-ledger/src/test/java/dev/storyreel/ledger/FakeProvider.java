package dev.storyreel.ledger;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Search;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A provider that bills each call it accepts and outlives whoever calls it. It works through jobs, or answers at once; what
 * it is told to do next it does once.
 */
final class FakeProvider implements Model<ImageRequest> {

    private final Recovery recovery;
    private final boolean jobs;
    private final Deque<Supplier<Answer>> nextSubmits = new ArrayDeque<>();
    private final Deque<Supplier<Answer>> nextPolls = new ArrayDeque<>();
    private final Map<String, String> callByJob = new LinkedHashMap<>();
    private final Map<String, String> jobByIdempotencyKey = new LinkedHashMap<>();
    final List<String> billed = new ArrayList<>();
    final List<String> calls = new ArrayList<>();
    final Set<String> hidden = ConcurrentHashMap.newKeySet();
    final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    /** What it was asked, and with which key. */
    final List<String> asked = new ArrayList<>();
    Runnable beforeAccepting = () -> {};
    Runnable beforePreparing = () -> {};

    FakeProvider(Recovery recovery, boolean jobs) {
        this.recovery = recovery;
        this.jobs = jobs;
    }

    /** The next call gets this answer, and is not billed. */
    void answersNext(Answer answer) {
        nextSubmits.add(() -> answer);
    }

    void failsNext(ModelException.Effect effect, Duration retryAfter) {
        failsNext("TROUBLE", effect, retryAfter);
    }

    void failsNext(String code, ModelException.Effect effect, Duration retryAfter) {
        nextSubmits.add(() -> {
            throw new ModelException(code, effect, "The provider is in trouble.", retryAfter);
        });
    }

    /** The next call is accepted, as it is where nothing else was said. */
    void acceptsNext() {
        nextSubmits.add(ACCEPT);
    }

    /** The next call is accepted and billed, and its answer never arrives. */
    void dropsNextAnswer() {
        nextSubmits.add(DROP);
    }

    /** The next call is lost before it is accepted. */
    void dropsNextRequest() {
        failsNext(ModelException.Effect.UNKNOWN, null);
    }

    void pollsNext(Answer answer) {
        nextPolls.add(() -> answer);
    }

    void finishesNext() {
        nextPolls.add(ACCEPT);
    }

    void pollFailsNext() {
        nextPolls.add(() -> {
            throw new ModelException("TROUBLE", ModelException.Effect.UNKNOWN, "No answer.");
        });
    }

    @Override
    public String provider() {
        return "inkpot";
    }

    @Override
    public Kind kind() {
        return Kind.IMAGE;
    }

    @Override
    public boolean serves(String model) {
        return model.equals("ink");
    }

    @Override
    public Recovery recovery() {
        return recovery;
    }

    @Override
    public String prepare(ImageRequest request, CallContext context) {
        asked.add("prepare " + context.key());
        beforePreparing.run();
        return request.prompt();
    }

    @Override
    public synchronized Answer submit(ImageRequest request, String preparedCall, CallContext context) {
        calls.add(context.idempotencyKey());
        asked.add("submit " + context.key());
        beforeAccepting.run();
        Supplier<Answer> told = nextSubmits.poll();
        if (told != null && told != DROP && told != ACCEPT) {
            return told.get();
        }
        String job = accept(preparedCall, context.idempotencyKey());
        if (told == DROP) {
            throw new ModelException("TIMEOUT", ModelException.Effect.UNKNOWN, "No answer came.");
        }
        return jobs ? new Answer.Running(job, Duration.ofSeconds(1)) : finished(context, preparedCall);
    }

    @Override
    public synchronized Answer poll(String jobId, CallContext context) {
        asked.add("poll " + context.key());
        Supplier<Answer> told = nextPolls.poll();
        return told != null && told != ACCEPT ? told.get() : finished(context, callByJob.get(jobId));
    }

    @Override
    public void cancel(String jobId, CallContext context) {
        asked.add("cancel " + context.key());
        cancelled.add(jobId);
    }

    @Override
    public synchronized Search find(String preparedCall, Instant since, CallContext context) {
        asked.add("find " + context.key());
        return callByJob.entrySet().stream()
                .filter(job -> job.getValue().equals(preparedCall) && !hidden.contains(job.getKey()))
                .findFirst()
                .<Search>map(job -> new Search.Job(new Answer.Running(job.getKey(), Duration.ofSeconds(1))))
                .orElseGet(Search.Unseen::new);
    }

    private String accept(String preparedCall, String idempotencyKey) {
        if (recovery == Recovery.IDEMPOTENT && jobByIdempotencyKey.containsKey(idempotencyKey)) {
            return jobByIdempotencyKey.get(idempotencyKey);
        }
        String job = "job-" + (billed.size() + 1);
        billed.add(idempotencyKey);
        callByJob.put(job, preparedCall);
        jobByIdempotencyKey.put(idempotencyKey, job);
        return job;
    }

    private static Answer finished(CallContext context, String call) {
        try {
            Path file = Files.writeString(context.workDir().resolve("frame.png"), "A picture of " + call);
            return new Answer.Finished(
                    List.of(new Answer.Output("frame.png", "image/png", new Answer.Source.LocalFile(file))),
                    new BigDecimal("0.02"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final Supplier<Answer> ACCEPT = () -> {
        throw new AssertionError("Never asked.");
    };

    private static final Supplier<Answer> DROP = () -> {
        throw new AssertionError("Never asked.");
    };
}
