package dev.storyreel.simulator.google;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An interaction as Google shows it at a moment. What it declines, it completes with words. */
final class InteractionView {

    private static final int TOKENS_A_SECOND = 5792;
    private static final int TOKENS_OF_A_PROMPT = 300;
    private static final String DECLINED = "I'm not able to make this video: it may show content that goes against our usage"
            + " guidelines. Try describing it in another way.";

    private final URI api;
    private final Results results;

    InteractionView(URI api, Results results) {
        this.api = api;
        this.results = results;
    }

    ObjectNode of(Job job, Instant now) throws IOException, InterruptedException {
        ObjectNode view = JsonNodeFactory.instance.objectNode();
        view.put("id", job.name()).put("object", "interaction").put("model", job.model().id()).put("status", status(job, now));
        view.put("created", text(job.createdAt())).put("updated", text(now));
        for (String said : List.of("response_format", "generation_config", "labels")) {
            if (job.body().has(said)) {
                view.set(said, job.body().path(said));
            }
        }
        ArrayNode steps = view.putArray("steps");
        if (job.status(now) == Job.Status.ENDED) {
            ended(job, view, steps);
        }
        if (job.status(now) != Job.Status.RUNNING) {
            usage(view.putObject("usage"), job, now);
        }
        return view;
    }

    private void ended(Job job, ObjectNode view, ArrayNode steps) throws IOException, InterruptedException {
        switch (job.outcome()) {
            case MADE, LOST -> {
                ObjectNode video = output(steps).put("type", "video").put("mime_type", "video/mp4");
                if (job.wanted().inline()) {
                    video.put("data", Base64.getEncoder().encodeToString(Files.readAllBytes(results.of(job))));
                } else {
                    video.put("uri", api + "/files/" + job.file() + ":download?alt=media");
                }
            }
            case DECLINED -> output(steps).put("type", "text").put("text", DECLINED);
            case FAILED -> view.putArray("errors")
                    .addObject()
                    .put("code", "https://ai.google.dev/errors/internal")
                    .put("message", "The model ended unexpectedly.");
        }
    }

    private static ObjectNode output(ArrayNode steps) {
        return steps.addObject().put("type", "model_output").putArray("content").addObject();
    }

    private static String status(Job job, Instant now) {
        return switch (job.status(now)) {
            case RUNNING -> job.endsAt() == null ? "queued" : "in_progress";
            case CANCELLED -> "cancelled";
            case ENDED -> job.outcome() == Job.Outcome.FAILED ? "failed" : "completed";
        };
    }

    /** What was made is counted there, and what is counted is what is paid for. */
    private static void usage(ObjectNode usage, Job job, Instant now) {
        int tokens = job.paid(now) ? TOKENS_A_SECOND * job.wanted().seconds() : 0;
        usage.put("total_input_tokens", TOKENS_OF_A_PROMPT).put("total_output_tokens", tokens);
        if (tokens > 0) {
            usage.putArray("output_tokens_by_modality").addObject().put("modality", "video").put("tokens", tokens);
        }
    }

    private static String text(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
