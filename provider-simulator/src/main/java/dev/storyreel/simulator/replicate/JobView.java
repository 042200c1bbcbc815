package dev.storyreel.simulator.replicate;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A job as Replicate shows it at a moment. */
final class JobView {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final URI api;
    private final URI delivery;

    JobView(URI api, URI delivery) {
        this.api = api;
        this.delivery = delivery;
    }

    ObjectNode of(Job job, Instant now) {
        Job.Status status = job.status(now);
        boolean removed = job.dataRemoved(now);
        ObjectNode view = JSON.objectNode();
        view.put("id", job.id()).put("model", job.model()).put("version", version(job));
        view.set("input", removed ? JSON.objectNode() : job.input());
        if (status == Job.Status.SUCCEEDED && !removed) {
            output(view, job);
        } else {
            view.putNull("output");
        }
        view.put("logs", "").put("data_removed", removed).put("source", "api");
        view.put("error", status == Job.Status.FAILED ? error(job) : null);
        view.put("status", status.name().toLowerCase(Locale.ROOT));
        view.put("created_at", text(job.createdAt()));
        view.put("started_at", job.startedBy(now) ? text(job.startsAt()) : null);
        view.put("completed_at", status.ended() ? text(Objects.requireNonNull(job.completedAt())) : null);
        if (job.deadline() != null) {
            view.put("deadline", text(job.deadline()));
        }
        if (job.webhook() != null) {
            view.put("webhook", job.webhook().url());
            job.webhook().events().forEach(view.putArray("webhook_events_filter")::add);
        }
        view.putObject("urls")
                .put("web", api + "/p/" + job.id())
                .put("get", api + "/predictions/" + job.id())
                .put("cancel", api + "/predictions/" + job.id() + "/cancel");
        if (status.ended() && job.startedBy(now)) {
            metrics(view.putObject("metrics"), job, status);
        }
        return view;
    }

    /** Replicate keeps its own models' to itself. */
    private static String version(Job job) {
        return job.card().versioned() ? ModelCards.version(job.model()) : "hidden";
    }

    /** What was output is counted there, and what is counted is what is paid for; else the time it ran. */
    private static void metrics(ObjectNode metrics, Job job, Job.Status status) {
        metrics.put("predict_time", seconds(job.startsAt(), job.completedAt()));
        metrics.put("total_time", seconds(job.createdAt(), job.completedAt()));
        if (job.paid(status) && !job.card().versioned()) {
            switch (job.card().makes()) {
                case CLIP, FOLEY, LIPSYNC -> metrics.put("video_output_duration_seconds", job.seconds());
                case IMAGE -> metrics.put("image_count", 1);
                case MUSIC, SPEECH -> metrics.put("audio_output_count", 1);
            }
        }
    }

    private void output(ObjectNode view, Job job) {
        String link = delivery + "/" + job.delivery() + "/" + fileName(job);
        if (job.card().output() == ModelCard.Type.URIS) {
            view.putArray("output").add(link);
        } else {
            view.put("output", link);
        }
    }

    static String fileName(Job job) {
        ModelCard card = job.card();
        return switch (card.makes()) {
            case CLIP, FOLEY, LIPSYNC -> "out.mp4";
            case IMAGE -> "out." + card.value(job.input(), "output_format").asString("png");
            case MUSIC, SPEECH -> {
                String format = card.value(job.input(), "output_format").asString("mp3");
                yield "out." + card.value(job.input(), "audio_format").asString(format);
            }
        };
    }

    private static @Nullable String error(Job job) {
        return switch (job.outcome()) {
            case SUCCEEDED -> null;
            case SENSITIVE ->
                "The input or output was flagged as sensitive. Please try again with different inputs. (E005) ("
                        + job.id().substring(0, 10) + ")";
            case FAILED -> "Prediction failed: the model ended unexpectedly.";
            case INPUT_MISSING -> "Prediction failed: an input file could not be downloaded (404).";
        };
    }

    private static double seconds(Instant from, @Nullable Instant to) {
        return to == null ? 0 : Duration.between(from, to).toMillis() / 1000.0;
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
