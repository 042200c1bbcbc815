package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * ElevenLabs' HTTP API. {@link #make} sends one request or none and never repeats it. All trouble is a
 * {@link ModelException}; none holds the key.
 */
final class ElevenLabsClient {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long LONGEST_ERROR = 1L << 20;

    private final ElevenLabsProperties properties;
    private final HttpUrl base;
    private final PlainHttp http;

    ElevenLabsClient(ElevenLabsProperties properties) {
        this.properties = properties;
        this.base = Objects.requireNonNull(HttpUrl.get(properties.url()), "storyreel.elevenlabs.url");
        this.http = new PlainHttp(properties.connectWithin(), properties.answerWithin());
    }

    /** What came: sound in a file, or an error in text. */
    private record Reply(int status, @Nullable Sound sound, String error, @Nullable String retryAfter) {}

    /**
     * Costs money. The result is in the work folder when this returns.
     *
     * @param what the path, and the result's name without its ending
     */
    Answer make(String what, String body, CallContext context) {
        HttpUrl url = base.newBuilder()
                .addPathSegment("v1")
                .addPathSegment(what)
                .addQueryParameter("output_format", properties.outputFormat())
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("xi-api-key", properties.key().reveal())
                // ElevenLabs does not look at it; it tells calls apart in a proxy's log or a simulator's bill.
                .header("x-storyreel-work", context.idempotencyKey())
                .post(RequestBody.create(body, JSON))
                .build();
        Path made = context.workDir().resolve(what + ".part");
        Reply reply = send(request, made);
        if (reply.status() < 200 || reply.status() >= 300) {
            return ElevenLabsFaults.of(reply.status(), reply.error(), reply.retryAfter());
        }
        if (reply.sound() == null) {
            throw new ModelException(
                    "BAD_ANSWER", Effect.UNKNOWN, "ElevenLabs says it succeeded, with something that is no sound.");
        }
        return finished(what, made, reply.sound());
    }

    private Reply send(Request request, Path made) {
        try {
            return http.send(request, true, reply -> read(reply, made));
        } catch (NoReply none) {
            throw none.sent()
                    ? new ModelException(
                            "NO_ANSWER",
                            Effect.UNKNOWN,
                            "ElevenLabs was asked, and its answer did not come or broke off (" + none.kind() + ").")
                    : new ModelException(
                            "PROVIDER_UNREACHABLE",
                            Effect.NOT_ACCEPTED_RETRY,
                            "ElevenLabs cannot be reached (" + none.kind() + ").");
        }
    }

    private Reply read(Response reply, Path made) throws IOException {
        String after = reply.header("Retry-After");
        if (!reply.isSuccessful()) {
            return new Reply(reply.code(), null, PlainHttp.text(reply, LONGEST_ERROR), after);
        }
        BufferedSource source = reply.body().source();
        source.request(Sound.HEAD);
        Optional<Sound> sound = Sound.of(source.getBuffer().snapshot().toByteArray());
        if (sound.isPresent()) {
            save(source, made);
        }
        return new Reply(reply.code(), sound.orElse(null), "", after);
    }

    private void save(BufferedSource source, Path made) throws IOException {
        long left = properties.longestAnswer().toBytes();
        byte[] some = new byte[64 << 10];
        try (OutputStream file = Files.newOutputStream(made)) {
            for (int read = source.read(some); read >= 0; read = source.read(some)) {
                left -= read;
                if (left < 0) {
                    throw new IOException("The answer is too long.");
                }
                file.write(some, 0, read);
            }
        }
    }

    private static Answer finished(String what, Path made, Sound sound) {
        Path file = made.resolveSibling(what + "." + sound.ending());
        try {
            Files.move(made, file);
        } catch (IOException e) {
            // It was made and paid for, and is lost to us.
            throw new ModelException(
                    "NO_ANSWER", Effect.UNKNOWN, "ElevenLabs' result cannot be kept (" + e.getClass().getSimpleName() + ").");
        }
        return new Answer.Finished(
                List.of(new Answer.Output(
                        file.getFileName().toString(), sound.mediaType(), new Answer.Source.LocalFile(file))),
                null);
    }
}
