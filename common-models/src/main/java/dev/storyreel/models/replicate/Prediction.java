package dev.storyreel.models.replicate;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Replicate's word for a job, as far as we read it. Source: its OpenAPI of 2026-04-09.
 *
 * @param version of the model; null where Replicate keeps it to itself, as it does for official models
 * @param output  anything; {@code null} until there is one, and again once the data is removed
 * @param metrics how long it took and what it put out, by the model's own names
 * @param webhook where its news goes, where that is said
 */
record Prediction(
        String id,
        String model,
        @Nullable String version,
        Status status,
        JsonNode input,
        JsonNode output,
        @Nullable String error,
        boolean dataRemoved,
        JsonNode metrics,
        @Nullable String webhook,
        @Nullable Instant createdAt) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    enum Status {
        STARTING,
        PROCESSING,
        SUCCEEDED,
        FAILED,
        CANCELED,
        /** Ended before it started, such as by its deadline. */
        ABORTED
    }

    /** @throws MalformedAnswer where it is no prediction */
    static Prediction parse(JsonNode node) throws MalformedAnswer {
        String id = node.path("id").asString("");
        if (!node.isObject() || !ID.matcher(id).matches()) {
            throw new MalformedAnswer("a prediction without an id");
        }
        JsonNode error = node.path("error");
        return new Prediction(
                id,
                node.path("model").asString(""),
                "hidden".equals(node.path("version").asString("")) ? null : text(node.path("version")),
                status(node.path("status").asString("")),
                node.path("input"),
                node.path("output"),
                error.isNull() || error.isMissingNode() ? null : error.asString(error.toString()),
                node.path("data_removed").asBoolean(false),
                node.path("metrics"),
                text(node.path("webhook")),
                time(node.path("created_at")));
    }

    /** Whether an output is counted, such as by {@code image_count} or {@code video_output_duration_seconds}. */
    boolean hasOutput() {
        return metrics.propertyStream()
                .filter(metric -> metric.getKey().contains("output") || metric.getKey().endsWith("_count"))
                .filter(metric -> !metric.getKey().contains("input"))
                .anyMatch(metric -> metric.getValue().asDouble(0) > 0);
    }

    /** How long the output is, where that is counted. */
    Optional<Double> outputSeconds() {
        double seconds = metrics.path("video_output_duration_seconds").asDouble(0);
        return seconds > 0 ? Optional.of(seconds) : Optional.empty();
    }

    /** Whether it was at work, however it ended. */
    boolean hasRun() {
        return metrics.path("predict_time").asDouble(0) > 0;
    }

    private static Status status(String status) throws MalformedAnswer {
        return switch (status) {
            case "starting", "queued" -> Status.STARTING;
            case "processing" -> Status.PROCESSING;
            case "succeeded", "successful" -> Status.SUCCEEDED;
            case "failed" -> Status.FAILED;
            case "canceled" -> Status.CANCELED;
            case "aborted" -> Status.ABORTED;
            default -> throw new MalformedAnswer("an unknown status");
        };
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? node.asString() : null;
    }

    private static @Nullable Instant time(JsonNode node) {
        try {
            return node.isString() ? OffsetDateTime.parse(node.asString()).toInstant() : null;
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    /** An answer that is none of Replicate's: HTML, cut off, of another shape. */
    static final class MalformedAnswer extends Exception {
        MalformedAnswer(String what) {
            super(what);
        }
    }
}
