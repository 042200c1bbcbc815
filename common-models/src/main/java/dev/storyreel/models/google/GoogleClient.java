package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The Gemini API. {@link #ask} sends one request or none and never repeats it; everything else is free and may be repeated
 * by the caller. All trouble is a {@link ModelException}; none holds the key, which travels in a header alone.
 */
final class GoogleClient {

    static final String PROVIDER = "google";

    private static final MediaType JSON = MediaType.get("application/json");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** An interaction may hold its result, of up to 4 MB. */
    private static final long LONGEST_ANSWER = 8L << 20;

    private final GoogleProperties properties;
    private final HttpUrl base;
    private final PlainHttp http;
    private final GoogleFiles files;

    GoogleClient(GoogleProperties properties) {
        this.properties = properties;
        this.base = Objects.requireNonNull(HttpUrl.get(properties.url()), "storyreel.google.url");
        this.http = new PlainHttp(properties.connectWithin(), properties.answerWithin());
        this.files = new GoogleFiles(properties, http);
    }

    /** @param status 2xx for what succeeded; the body is then an object */
    private record Reply(int status, JsonNode body, @Nullable Duration retryAfter) {}

    GoogleProperties properties() {
        return properties;
    }

    /** Where results are fetched from. */
    GoogleFiles files() {
        return files;
    }

    /**
     * Costs money.
     *
     * @param path    below the version, such as {@code models/gemini-3.8-flash:generateContent}
     * @param context its idempotency key is said: Google does not look at it, a proxy's log or a simulator's bill does
     * @throws Declined where the content was declined
     */
    JsonNode ask(String path, JsonNode body, ModelSpec model, CallContext context) throws Declined {
        Request.Builder request = request(path, context)
                .header("x-storyreel-work", context.idempotencyKey())
                .post(RequestBody.create(body.toString(), JSON));
        Reply reply = send(request, true);
        if (reply.status() >= 200 && reply.status() < 300) {
            return reply.body();
        }
        GoogleError error = GoogleError.of(reply.body());
        var refusal = GoogleFaults.refusal(reply.status(), error);
        if (refusal.isPresent()) {
            throw new Declined(refusal.get());
        }
        throw GoogleFaults.of(reply.status(), error, reply.retryAfter(), model, true);
    }

    /** @return the job; missing where Google does not know it */
    JsonNode get(String path, CallContext context) {
        Reply reply = send(request(path, context).get(), false);
        if (reply.status() >= 200 && reply.status() < 300) {
            return reply.body();
        }
        GoogleError error = GoogleError.of(reply.body());
        // An interaction that is not known is an invalid name, to Google.
        boolean unknown = error.said()
                && (reply.status() == 404 || (reply.status() == 400 && error.message().contains("nvalid interaction name")));
        if (unknown) {
            return JsonNodeFactory.instance.missingNode();
        }
        throw GoogleFaults.of(reply.status(), error, reply.retryAfter(), null, false);
    }

    /** A job that is not known, or has ended, is left as it is. */
    void cancel(String path, CallContext context) {
        Reply reply = send(request(path, context).post(RequestBody.EMPTY), false);
        boolean left = reply.status() < 300 || reply.status() == 400 || reply.status() == 404 || reply.status() == 409;
        GoogleError error = GoogleError.of(reply.body());
        if (!left || error.badKey()) {
            throw GoogleFaults.of(reply.status(), error, reply.retryAfter(), null, false);
        }
    }

    private Request.Builder request(String path, CallContext context) {
        return new Request.Builder()
                .url(base.newBuilder().addPathSegments("v1beta/" + path).build())
                .header("x-goog-api-key", properties.key().of(context).reveal())
                .header("Accept", "application/json");
    }

    private Reply send(Request.Builder request, boolean paid) {
        try {
            return http.send(request.build(), paid, reply -> read(reply, paid));
        } catch (NoReply none) {
            throw GoogleFaults.unreachable(none, paid);
        }
    }

    private static Reply read(Response reply, boolean paid) throws IOException {
        JsonNode body;
        try {
            body = MAPPER.readTree(PlainHttp.text(reply, LONGEST_ANSWER));
        } catch (JacksonException notJson) {
            body = JsonNodeFactory.instance.missingNode();
        }
        if (reply.isSuccessful() && !body.isObject()) {
            throw GoogleFaults.malformed("no JSON object", paid);
        }
        return new Reply(reply.code(), body, seconds(reply.header("Retry-After")));
    }

    private static @Nullable Duration seconds(@Nullable String seconds) {
        return seconds != null && seconds.strip().matches("\\d{1,4}") ? Duration.ofSeconds(Long.parseLong(seconds.strip())) : null;
    }

    /** The content was declined: an answer, which travels past the code that reads others. */
    static final class Declined extends Exception {
        private final transient Answer.Refused refused;

        Declined(Answer.Refused refused) {
            super(refused.message());
            this.refused = refused;
        }

        Answer.Refused answer() {
            return refused;
        }
    }
}
