package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.replicate.Prediction.MalformedAnswer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replicate's HTTP API. {@link #create} sends one request or none and never repeats it; everything else is free and may
 * be repeated by the caller. All trouble is a {@link ModelException}; none holds the token.
 */
final class ReplicateClient {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_PAGES = 20;

    private final ReplicateProperties properties;
    private final HttpUrl base;
    private final ReplicateHttp http;

    ReplicateClient(ReplicateProperties properties) {
        this.properties = properties;
        this.base = Objects.requireNonNull(HttpUrl.get(properties.url()), "storyreel.replicate.url");
        this.http = new ReplicateHttp(properties);
    }

    ReplicateProperties properties() {
        return properties;
    }

    /**
     * Costs money. For Replicate's own models.
     *
     * @param context its idempotency key is what we call the job; its news comes under that name, where we can be reached
     */
    Prediction create(String owner, String name, JsonNode input, CallContext context) {
        return create(url("models", owner, name, "predictions"), JsonNodeFactory.instance.objectNode(), input, context);
    }

    /**
     * Costs money. For everybody's models.
     *
     * @param version of the model, which says the model too
     * @param context as above
     */
    Prediction create(String version, JsonNode input, CallContext context) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("version", version);
        return create(url("predictions"), body, input, context);
    }

    private Prediction create(HttpUrl url, ObjectNode body, JsonNode input, CallContext context) {
        body.set("input", input);
        if (properties.publicUrl() != null) {
            body.put("webhook", webhook(properties.publicUrl(), context.idempotencyKey()));
            body.putArray("webhook_events_filter").add("start").add("completed");
        }
        return prediction(http.send(request(url, context).post(RequestBody.create(body.toString(), JSON)), true), true);
    }

    private static String webhook(URI publicUrl, String reference) {
        HttpUrl here = Objects.requireNonNull(HttpUrl.get(publicUrl), "storyreel.replicate.public-url");
        return here.newBuilder().addPathSegments("api/webhooks/replicate").addPathSegment(reference).build().toString();
    }

    /** The version of a model that is asked today. */
    String latestVersion(String owner, String name, CallContext context) {
        JsonNode model = body(http.send(request(url("models", owner, name), context).get(), false), false);
        if (model.path("latest_version").isNull()) {
            throw new ModelException(
                    "NOT_FOUND", Effect.NOT_ACCEPTED_FINAL, "Replicate has no version of " + owner + "/" + name + " to run.");
        }
        String version = model.path("latest_version").path("id").asString("");
        if (!VERSION.matcher(version).matches()) {
            throw malformed("a model without a version", false);
        }
        return version;
    }

    /** Empty where Replicate does not know the job. */
    Optional<Prediction> get(String id, CallContext context) {
        ReplicateHttp.Reply reply = http.send(request(url("predictions", id), context).get(), false);
        return reply.status() == 404 ? Optional.empty() : Optional.of(prediction(reply, false));
    }

    /** A job that is not known, or has ended, is left as it is. */
    void cancel(String id, CallContext context) {
        ReplicateHttp.Reply reply =
                http.send(request(url("predictions", id, "cancel"), context).post(RequestBody.EMPTY), false);
        if (reply.status() != 404 && reply.status() != 409) {
            body(reply, false);
        }
    }

    /**
     * The account's jobs of a time, newest first.
     *
     * @param all whether that is every one; false where something could not be read, or there were too many pages
     */
    record Listed(List<Prediction> predictions, boolean all) {}

    /** Jobs that were created after that time. */
    Listed createdAfter(Instant time, CallContext context) {
        boolean all = true;
        List<Prediction> found = new ArrayList<>();
        @Nullable HttpUrl page =
                url("predictions").newBuilder().addQueryParameter("created_after", time.toString()).build();
        for (int pages = 0; page != null && pages < MOST_PAGES; pages++) {
            JsonNode list = body(http.send(request(page, context).get(), false), false);
            all &= list.path("results").isArray();
            for (JsonNode result : list.path("results")) {
                try {
                    found.add(Prediction.parse(result));
                } catch (MalformedAnswer _) {
                    all = false; // It may be another's, and what can be read is looked at all the same.
                }
            }
            page = next(list);
            all &= page != null || list.path("next").isMissingNode() || list.path("next").isNull();
        }
        return new Listed(found, all && page == null);
    }

    /**
     * Lends Replicate a file; it forgets it by itself.
     *
     * @return the address to give as an input
     */
    String upload(String name, String mediaType, Path file, CallContext context) {
        RequestBody content = RequestBody.create(file.toFile(), MediaType.get(mediaType));
        RequestBody form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("content", name, content)
                .build();
        JsonNode uploaded = body(http.send(request(url("files"), context).post(form), false), false);
        String address = uploaded.path("urls").path("get").asString("");
        if (address.isEmpty()) {
            throw malformed("a file without an address", false);
        }
        return address;
    }

    /** Only where it stays with the address that may see the token. */
    private @Nullable HttpUrl next(JsonNode list) {
        @Nullable HttpUrl next = HttpUrl.parse(list.path("next").asString(""));
        return next != null && next.host().equals(base.host()) && next.port() == base.port() ? next : null;
    }

    private HttpUrl url(String... segments) {
        HttpUrl.Builder url = base.newBuilder();
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    private Request.Builder request(HttpUrl url, CallContext context) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + properties.token().of(context).reveal())
                .header("Accept", "application/json");
    }

    private static Prediction prediction(ReplicateHttp.Reply reply, boolean paid) {
        try {
            return Prediction.parse(body(reply, paid));
        } catch (MalformedAnswer e) {
            throw malformed(e.getMessage(), paid);
        }
    }

    private static JsonNode body(ReplicateHttp.Reply reply, boolean paid) {
        JsonNode body;
        try {
            body = MAPPER.readTree(reply.body());
        } catch (tools.jackson.core.JacksonException e) {
            body = JsonNodeFactory.instance.missingNode();
        }
        if (reply.status() < 200 || reply.status() >= 300) {
            throw ReplicateFaults.of(reply.status(), body, reply.retryAfter(), paid);
        }
        if (!body.isObject()) {
            throw malformed("no JSON object", paid);
        }
        return body;
    }

    /** A submit whose answer cannot be read may well have been accepted. */
    private static ModelException malformed(@Nullable String what, boolean paid) {
        return new ModelException(
                "BAD_ANSWER",
                paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Replicate's answer cannot be read: " + what + ".");
    }

    static ModelException unreachable(NoReply none, boolean paid) {
        return paid && none.sent()
                ? new ModelException(
                        "NO_ANSWER", Effect.UNKNOWN, "Replicate was asked and gave no answer (" + none.kind() + ").")
                : new ModelException(
                        "PROVIDER_UNREACHABLE",
                        Effect.NOT_ACCEPTED_RETRY,
                        "Replicate cannot be reached (" + none.kind() + ").");
    }
}
