package dev.storyreel.models.runway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runway's word for a job, as far as we read it. Source: @runwayml/sdk 4.20.1.
 *
 * @param output      links, for a day or two; asking after the task again gives fresh ones
 * @param failure     Runway's own words
 * @param failureCode such as {@code SAFETY.INPUT.TEXT}; empty where it says none
 * @param credits     what is charged in the end; null where it is not said, as before the end
 */
record RunwayTask(
        String id, Status status, List<String> output, String failure, String failureCode, @Nullable BigDecimal credits) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final BigDecimal MOST_CREDITS = new BigDecimal(1_000_000);

    enum Status {
        PENDING,
        /** Accepted, and waiting for another of the account's to end. */
        THROTTLED,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean ended() {
            return this == SUCCEEDED || this == FAILED || this == CANCELLED;
        }
    }

    /** @throws MalformedAnswer where it is no task */
    static RunwayTask parse(JsonNode node) throws MalformedAnswer {
        List<String> output = new ArrayList<>();
        for (JsonNode link : node.path("output")) {
            output.add(link.asString(""));
        }
        return new RunwayTask(
                id(node),
                status(node.path("status").asString("")),
                List.copyOf(output),
                node.path("failure").asString(""),
                node.path("failureCode").asString(""),
                credits(node.path("cost").path("credits")));
    }

    /** Of a task, or of the answer that says it was accepted. */
    static String id(JsonNode node) throws MalformedAnswer {
        String id = node.path("id").isString() ? node.path("id").asString() : "";
        if (!ID.matcher(id).matches()) {
            throw new MalformedAnswer("a task without an id");
        }
        return id;
    }

    private static Status status(String status) throws MalformedAnswer {
        for (Status known : Status.values()) {
            if (known.name().equals(status)) {
                return known;
            }
        }
        throw new MalformedAnswer("an unknown status");
    }

    private static @Nullable BigDecimal credits(JsonNode credits) {
        if (!credits.isNumber()) {
            return null;
        }
        // Not to be written out where it is absurd: 1e400 is a number too.
        double value = credits.asDouble(-1);
        return value >= 0 && value <= MOST_CREDITS.doubleValue() ? BigDecimal.valueOf(value) : null;
    }

    /** An answer that is none of Runway's: HTML, cut off, of another shape. */
    static final class MalformedAnswer extends Exception {
        MalformedAnswer(String what) {
            super(what);
        }
    }
}
