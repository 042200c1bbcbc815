package dev.storyreel.models.elevenlabs;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.SpokenWords;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * ElevenLabs' HTTP API. {@link #make} and {@link #speak} send one request or none and never repeat it. All trouble is a
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

    ElevenLabsProperties properties() {
        return properties;
    }

    /** Music alone knows a best form of its own; the others have a usual one, which is meant where none is said. */
    @Nullable String spokenFormat() {
        return properties.outputFormat().equals("auto") ? null : properties.outputFormat();
    }

    /** What came: an answer in a file, or an error in text. */
    private record Reply(int status, boolean kept, String error, @Nullable String retryAfter) {}

    /**
     * Costs money. The sound is in the work folder when this returns.
     *
     * @param path   behind the version
     * @param format of the sound; null for the route's usual one
     * @param name   of the result, without its ending
     */
    Answer make(List<String> path, @Nullable String format, String name, String body, CallContext context) {
        Path made = context.workDir().resolve(name + ".part");
        Reply reply = send(request(path, format, body, context), made, true);
        if (!successful(reply)) {
            return ElevenLabsFaults.of(reply.status(), reply.error(), reply.retryAfter());
        }
        if (!reply.kept()) {
            throw noSound();
        }
        return new Answer.Finished(List.of(sound(name, made)), null);
    }

    /** Costs money. The speech is in the work folder when this returns, with when its words fall where that was said. */
    Answer speak(String voice, String body, CallContext context) {
        Path answer = context.workDir().resolve("speech.json.part");
        List<String> path = List.of("text-to-speech", voice, "with-timestamps");
        Reply reply = send(request(path, spokenFormat(), body, context), answer, false);
        if (!successful(reply)) {
            return ElevenLabsFaults.of(reply.status(), reply.error(), reply.retryAfter());
        }
        Path made = context.workDir().resolve("speech.part");
        List<Answer.Output> outputs = new ArrayList<>();
        try {
            @Nullable SpokenWords words = TimedSpeech.read(answer, made);
            Files.delete(answer);
            outputs.add(sound("speech", made));
            if (words != null) {
                outputs.add(words.output(context));
            }
        } catch (IOException noSpeech) {
            throw noSound();
        }
        return new Answer.Finished(outputs, null);
    }

    private static boolean successful(Reply reply) {
        return reply.status() >= 200 && reply.status() < 300;
    }

    private Request request(List<String> path, @Nullable String format, String body, CallContext context) {
        HttpUrl.Builder url = base.newBuilder().addPathSegment("v1");
        path.forEach(url::addPathSegment);
        if (format != null) {
            url.addQueryParameter("output_format", format);
        }
        return new Request.Builder()
                .url(url.build())
                .header("xi-api-key", properties.key().of(context).reveal())
                // ElevenLabs does not look at it; it tells calls apart in a proxy's log or a simulator's bill.
                .header("x-storyreel-work", context.idempotencyKey())
                .post(RequestBody.create(body, JSON))
                .build();
    }

    private static ModelException noSound() {
        return new ModelException(
                "BAD_ANSWER", Effect.UNKNOWN, "ElevenLabs says it succeeded, with something that is no sound.");
    }

    private Reply send(Request request, Path made, boolean sound) {
        try {
            return http.send(request, true, reply -> read(reply, made, sound));
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

    /** What is to be a sound and does not begin as one is not read on. */
    private Reply read(Response reply, Path made, boolean sound) throws IOException {
        String after = reply.header("Retry-After");
        if (!reply.isSuccessful()) {
            return new Reply(reply.code(), false, PlainHttp.text(reply, LONGEST_ERROR), after);
        }
        BufferedSource source = reply.body().source();
        source.request(Sound.HEAD);
        boolean wanted = !sound || Sound.of(source.getBuffer().snapshot().toByteArray()).isPresent();
        if (wanted) {
            save(source, made);
        }
        return new Reply(reply.code(), wanted, "", after);
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

    /** What was made is a sound by its first bytes, or it is nothing. */
    private static Answer.Output sound(String name, Path made) {
        try {
            Sound sound = Sound.of(head(made)).orElseThrow(ElevenLabsClient::noSound);
            Path file = Files.move(
                    made, made.resolveSibling(name + "." + sound.ending()), StandardCopyOption.REPLACE_EXISTING);
            return new Answer.Output(
                    file.getFileName().toString(), sound.mediaType(), new Answer.Source.LocalFile(file));
        } catch (IOException e) {
            // It was made and paid for, and is lost to us.
            throw new ModelException(
                    "NO_ANSWER", Effect.UNKNOWN, "ElevenLabs' result cannot be kept (" + e.getClass().getSimpleName() + ").");
        }
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(Sound.HEAD);
        }
    }
}
