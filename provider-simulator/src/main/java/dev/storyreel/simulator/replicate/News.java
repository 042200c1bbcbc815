package dev.storyreel.simulator.replicate;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is told of a job, and when: as planned when it was accepted, or at once where it is cancelled before that. */
final class News {

    private final Webhooks webhooks;
    private final Jobs jobs;
    private final JobView view;

    News(Webhooks webhooks, Jobs jobs, JobView view) {
        this.webhooks = webhooks;
        this.jobs = jobs;
        this.view = view;
    }

    /** Where a create wants its news sent. */
    static Job.@Nullable Webhook address(JsonNode body) {
        String url = body.path("webhook").asString("");
        JsonNode filter = body.path("webhook_events_filter");
        List<String> events = filter.isArray()
                ? filter.valueStream().map(JsonNode::asString).toList()
                : List.of("output", "completed");
        return url.isEmpty() ? null : new Job.Webhook(url, events);
    }

    void plan(Job job) {
        Instant end = job.completedAt();
        if (job.endsAt() != null) {
            tell(job, "start", job.startsAt());
        }
        if (end != null) {
            if (job.outcome() == Job.Outcome.SUCCEEDED) {
                tell(job, "output", end);
            }
            tell(job, "completed", end);
        }
    }

    void ofCancel(Job cancelled) {
        Job.Webhook webhook = cancelled.webhook();
        if (webhook != null && webhook.events().contains("completed")) {
            webhooks.tellAt(Instant.now(), webhook.url(), cancelled.model(), () -> Optional.of(view.of(cancelled, Instant.now())));
        }
    }

    private void tell(Job job, String event, Instant when) {
        Job.Webhook webhook = job.webhook();
        if (webhook != null && webhook.events().contains(event)) {
            webhooks.tellAt(when, webhook.url(), job.model(), () -> unlessCancelled(job));
        }
    }

    private Optional<ObjectNode> unlessCancelled(Job job) {
        Job now = jobs.find(job.id(), job.owner()).orElse(job);
        return now.cancelledAt() == null ? Optional.of(view.of(now, Instant.now())) : Optional.empty();
    }
}
