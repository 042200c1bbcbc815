package dev.storyreel.models.runway;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import dev.storyreel.models.http.PublicAddresses;
import dev.storyreel.models.runway.RunwayTask.MalformedAnswer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runway's HTTP API. {@link #create} sends one request or none and never repeats it; everything else is free and may be
 * repeated by the caller. All trouble is a {@link ModelException}; none holds the key.
 */
final class RunwayClient {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LONGEST_ANSWER = 1L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final RunwayProperties properties;
    private final HttpUrl base;
    private final PlainHttp http;

    RunwayClient(RunwayProperties properties) {
        this.properties = properties;
        this.base = Objects.requireNonNull(HttpUrl.get(properties.url()), "storyreel.runway.url");
        this.http = new PlainHttp(
                properties.connectWithin(), properties.answerWithin(), new PublicAddresses(base.host()));
    }

    private record Reply(int status, String body, @Nullable String retryAfter) {}

    RunwayProperties properties() {
        return properties;
    }

    /**
     * Costs money.
     *
     * @param path what is made of what, such as {@code image_to_video}
     * @return the task's id
     */
    String create(String path, JsonNode body, CallContext context) {
        Request.Builder request = request(url(path), context)
                // Runway does not look at it; it tells calls apart in a proxy's log or a simulator's bill.
                .header("x-storyreel-work", context.idempotencyKey())
                .post(RequestBody.create(body.toString(), JSON));
        JsonNode accepted = body(send(request, true), true);
        try {
            return RunwayTask.id(accepted);
        } catch (MalformedAnswer e) {
            throw malformed(e.getMessage(), true);
        }
    }

    /** Empty where Runway does not know the task. */
    Optional<RunwayTask> get(String id, CallContext context) {
        Reply reply = send(request(url("tasks", id), context).get(), false);
        if (reply.status() == 404) {
            return Optional.empty();
        }
        try {
            return Optional.of(RunwayTask.parse(body(reply, false)));
        } catch (MalformedAnswer e) {
            throw malformed(e.getMessage(), false);
        }
    }

    /**
     * A task that is not known, or has ended, is left as it is: the same call that ends one under way deletes one that has
     * ended, and with it a result that is paid for.
     */
    void cancel(String id, CallContext context) {
        if (get(id, context).filter(task -> !task.status().ended()).isPresent()) {
            Reply reply = send(request(url("tasks", id), context).delete(), false);
            if (reply.status() != 404 && !isSuccess(reply)) {
                throw RunwayFaults.of(reply.status(), json(reply), reply.retryAfter(), false);
            }
        }
    }

    /**
     * Lends Runway a file; it forgets it by itself.
     *
     * @return the address to give as an input
     */
    String upload(String name, String mediaType, Path file, CallContext context) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("filename", name).put("type", "ephemeral");
        JsonNode place = body(send(request(url("uploads"), context).post(RequestBody.create(wanted.toString(), JSON)), false), false);
        String address = place.path("runwayUri").asString("");
        if (!address.startsWith("runway://")) {
            throw malformed("an upload without an address", false);
        }
        MultipartBody.Builder form = new MultipartBody.Builder().setType(MultipartBody.FORM);
        place.path("fields").propertyStream()
                .forEach(field -> form.addFormDataPart(field.getKey(), field.getValue().asString("")));
        form.addFormDataPart("file", name, RequestBody.create(file.toFile(), MediaType.get(mediaType)));
        // Not Runway itself, but a store that it names: it is shown no key.
        Reply stored = send(
                new Request.Builder().url(store(place.path("uploadUrl").asString(""))).post(form.build()), false);
        if (!isSuccess(stored)) {
            throw new ModelException(
                    "PROVIDER_UNAVAILABLE",
                    Effect.NOT_ACCEPTED_RETRY,
                    "Runway's store took no upload: it answered with status " + stored.status() + ".");
        }
        return address;
    }

    private HttpUrl store(String address) {
        @Nullable HttpUrl url = HttpUrl.parse(address);
        boolean own = url != null && url.scheme().equals(base.scheme()) && url.host().equals(base.host())
                && url.port() == base.port();
        if (url == null || !own && !(url.isHttps() && url.port() == 443 && !PublicAddresses.isLiteral(url.host()))) {
            throw malformed("a store that is no public https address", false);
        }
        return url;
    }

    private HttpUrl url(String... segments) {
        HttpUrl.Builder url = base.newBuilder().addPathSegment("v1");
        for (String segment : segments) {
            url.addPathSegment(segment);
        }
        return url.build();
    }

    private Request.Builder request(HttpUrl url, CallContext context) {
        return new Request.Builder()
                .url(url)
                .header("Authorization", "Bearer " + properties.key().of(context).reveal())
                .header("X-Runway-Version", properties.apiVersion())
                .header("Accept", "application/json");
    }

    private Reply send(Request.Builder request, boolean paid) {
        try {
            return http.send(request.build(), paid, reply -> new Reply(
                    reply.code(), PlainHttp.text(reply, LONGEST_ANSWER), reply.header("Retry-After")));
        } catch (NoReply none) {
            throw paid && none.sent()
                    ? new ModelException(
                            "NO_ANSWER", Effect.UNKNOWN, "Runway was asked and gave no answer (" + none.kind() + ").")
                    : new ModelException(
                            "PROVIDER_UNREACHABLE",
                            Effect.NOT_ACCEPTED_RETRY,
                            "Runway cannot be reached (" + none.kind() + ").");
        }
    }

    private static JsonNode body(Reply reply, boolean paid) {
        JsonNode body = json(reply);
        if (!isSuccess(reply)) {
            throw RunwayFaults.of(reply.status(), body, reply.retryAfter(), paid);
        }
        if (!body.isObject()) {
            throw malformed("no JSON object", paid);
        }
        return body;
    }

    private static boolean isSuccess(Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    private static JsonNode json(Reply reply) {
        try {
            return MAPPER.readTree(reply.body());
        } catch (JacksonException notJson) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /** A submit whose answer cannot be read may well have been accepted. */
    private static ModelException malformed(@Nullable String what, boolean paid) {
        return new ModelException(
                "BAD_ANSWER",
                paid ? Effect.UNKNOWN : Effect.NOT_ACCEPTED_RETRY,
                "Runway's answer cannot be read: " + what + ".");
    }
}
