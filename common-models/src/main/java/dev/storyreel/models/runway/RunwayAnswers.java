package dev.storyreel.models.runway;

import dev.storyreel.models.Answer;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a task means for the work. Pure. Runway says in credits what it charged, so that is what is booked. */
final class RunwayAnswers {

    /** A cent. Source: Runway's price page, 2026-04. */
    private static final BigDecimal USD_A_CREDIT = new BigDecimal("0.01");

    /** A job that waits for others of the account to end is not hurried by being asked after. */
    private static final int WAITING = 3;

    private final RunwayProperties properties;

    RunwayAnswers(RunwayProperties properties) {
        this.properties = properties;
    }

    Answer accepted(String id) {
        return new Answer.Running(id, properties.pollEvery());
    }

    Answer of(RunwayTask task) {
        return switch (task.status()) {
            case PENDING, RUNNING -> new Answer.Running(task.id(), properties.pollEvery());
            case THROTTLED -> new Answer.Running(task.id(), properties.pollEvery().multipliedBy(WAITING));
            case SUCCEEDED -> succeeded(task);
            case FAILED -> failed(task);
            case CANCELLED -> new Answer.Cancelled(charged(task));
        };
    }

    /** A job that Runway no longer knows, such as one that was deleted: it may have been charged. */
    static Answer unknown() {
        return new Answer.Failed("JOB_UNKNOWN", "Runway no longer knows the job.", false);
    }

    private Answer succeeded(RunwayTask task) {
        List<Answer.Output> files = new ArrayList<>();
        for (String text : task.output()) {
            @Nullable URI link = link(text);
            if (link == null) {
                return badOutput("an output that is no https link", task);
            }
            String number = files.isEmpty() ? "" : "-" + (files.size() + 1);
            files.add(new Answer.Output("clip" + number + ".mp4", "video/mp4", new Answer.Source.Link(link)));
        }
        return files.isEmpty() ? badOutput("no output", task) : new Answer.Finished(files, usd(task));
    }

    private static Answer badOutput(String what, RunwayTask task) {
        return new Answer.Failed("BAD_ANSWER", "Runway says it succeeded, with " + what + ".", false, usd(task));
    }

    /** Whether a refused job is charged, Runway does not promise either way [U]; the job's cost says. */
    private static Answer failed(RunwayTask task) {
        String said = RunwayFaults.clean(task.failure());
        String code = task.failureCode().toUpperCase(Locale.ROOT);
        if (code.startsWith("SAFETY") || code.contains(".SAFETY")) {
            return new Answer.Refused(
                    "The model declined the content: " + (said.isEmpty() ? code : said), suggestion(code), charged(task));
        }
        boolean free = task.credits() != null && task.credits().signum() == 0;
        return new Answer.Failed(
                ours(code), said.isEmpty() ? "Runway failed and did not say why." : said, free, usd(task));
    }

    private static String suggestion(String code) {
        if (code.contains("IMAGE") && code.contains("INPUT")) {
            return "Start the shot on another picture: real people, violence and nudity are the usual reasons.";
        }
        if (code.contains("VIDEO") && code.contains("INPUT")) {
            return "Give it another clip to make over: real people, violence and nudity are the usual reasons.";
        }
        return "Describe the shot in other words: real people, violence and nudity are the usual reasons.";
    }

    private static String ours(String code) {
        if (code.startsWith("ASSET")) {
            return "INPUT_REJECTED";
        }
        return code.startsWith("THIRD_PARTY") ? "PROVIDER_UNAVAILABLE" : "PROVIDER_FAILED";
    }

    /** Null where it is said to be nothing, or not said. */
    private static @Nullable BigDecimal charged(RunwayTask task) {
        @Nullable BigDecimal usd = usd(task);
        return usd == null || usd.signum() == 0 ? null : usd;
    }

    private static @Nullable BigDecimal usd(RunwayTask task) {
        return task.credits() == null ? null : task.credits().multiply(USD_A_CREDIT);
    }

    /** Runway serves results from a delivery network of no fixed name; a simulator or proxy from its own address. */
    private @Nullable URI link(String text) {
        try {
            URI link = URI.create(text);
            String host = Objects.requireNonNullElse(link.getHost(), "");
            boolean https = "https".equalsIgnoreCase(link.getScheme()) && !host.isEmpty() && link.getRawUserInfo() == null;
            boolean own = properties.url().getScheme().equalsIgnoreCase(link.getScheme())
                    && properties.url().getAuthority().equalsIgnoreCase(link.getAuthority());
            return https || own ? link : null;
        } catch (IllegalArgumentException notALink) {
            return null;
        }
    }
}
