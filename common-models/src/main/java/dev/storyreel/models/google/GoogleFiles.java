package dev.storyreel.models.google;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Results behind links of Google's, which want the key. Bounded in size and time. Only Google's hosts and the configured one
 * are asked, redirects included, and the key is only shown to the API itself.
 */
final class GoogleFiles {

    private static final int MOST_REDIRECTS = 3;

    private final GoogleProperties properties;
    private final PlainHttp http;
    private final HttpUrl base;

    GoogleFiles(GoogleProperties properties, PlainHttp http) {
        this.properties = properties;
        this.http = http;
        this.base = Objects.requireNonNull(HttpUrl.get(properties.url()), "storyreel.google.url");
    }

    /** What came of it. */
    enum Fetched {
        WHOLE,
        /** Google keeps results for two days. */
        GONE,
        /** Not a link of Google's, or not a clip behind it. */
        UNUSABLE
    }

    /** @param next where it leads on to; null where it is the end */
    private record Step(Fetched fetched, @Nullable HttpUrl next) {}

    /** @param to holds the whole result, where it came */
    Fetched fetch(String link, Path to, CallContext context) {
        @Nullable HttpUrl next = HttpUrl.parse(link);
        for (int redirects = 0; next != null && redirects <= MOST_REDIRECTS; redirects++) {
            if (!(isApi(next) || isGoogles(next))) {
                return Fetched.UNUSABLE;
            }
            Step step = step(next, to, context);
            if (step.next() == null) {
                return step.fetched();
            }
            next = step.next();
        }
        return Fetched.UNUSABLE;
    }

    private Step step(HttpUrl url, Path to, CallContext context) {
        Request.Builder request = new Request.Builder().url(url);
        if (isApi(url)) {
            request.header("x-goog-api-key", properties.key().of(context).reveal());
        }
        try {
            return http.send(request.build(), false, reply -> read(reply, url, to));
        } catch (NoReply broken) {
            if (broken.kind().equals(Unwanted.class.getSimpleName())) {
                return new Step(Fetched.UNUSABLE, null);
            }
            throw unavailable("it broke off (" + broken.kind() + ")");
        }
    }

    private Step read(Response reply, HttpUrl url, Path to) throws IOException {
        int status = reply.code();
        if (reply.isRedirect()) {
            @Nullable HttpUrl next = url.resolve(Objects.requireNonNullElse(reply.header("Location"), ""));
            return new Step(Fetched.UNUSABLE, next);
        }
        if (status == 401 || status == 429 || status >= 500) {
            throw unavailable("it answered with status " + status);
        }
        if (!reply.isSuccessful()) {
            // For a file that is no longer there, Google says that one may not see it.
            return new Step(Fetched.GONE, null);
        }
        if (!isVideo(reply)) {
            throw new Unwanted();
        }
        save(reply, to);
        return new Step(Fetched.WHOLE, null);
    }

    private void save(Response reply, Path to) throws IOException {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        long left = properties.largestClip().toBytes();
        long until = System.nanoTime() + properties.downloadWithin().toNanos();
        BufferedSource source = reply.body().source();
        byte[] some = new byte[64 << 10];
        try (OutputStream file = Files.newOutputStream(part)) {
            for (int read = source.read(some); read >= 0; read = source.read(some)) {
                left -= read;
                if (left < 0) {
                    throw new Unwanted();
                }
                if (System.nanoTime() - until > 0) {
                    throw new IOException("The result comes too slowly.");
                }
                file.write(some, 0, read);
            }
        }
        Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
    }

    /** A video, or of no type in particular, as object stores say; and no larger than it may be. */
    private boolean isVideo(Response reply) {
        String type = Objects.requireNonNullElse(reply.header("Content-Type"), "video/mp4").toLowerCase(Locale.ROOT);
        return (type.startsWith("video/") || type.startsWith("application/octet-stream"))
                && reply.body().contentLength() <= properties.largestClip().toBytes();
    }

    private boolean isApi(HttpUrl url) {
        boolean configured = url.scheme().equals(base.scheme()) && url.host().equals(base.host()) && url.port() == base.port();
        return configured || (plain(url) && url.host().equals("generativelanguage.googleapis.com"));
    }

    private static boolean isGoogles(HttpUrl url) {
        return plain(url) && (url.host().endsWith(".googleapis.com") || url.host().endsWith(".googleusercontent.com"));
    }

    private static boolean plain(HttpUrl url) {
        return url.isHttps() && url.port() == 443 && url.username().isEmpty() && url.password().isEmpty();
    }

    /** Thrown, so that the rest of it is not read. */
    private static final class Unwanted extends IOException {}

    private static ModelException unavailable(String why) {
        return new ModelException(
                "RESULT_UNREACHABLE", Effect.NOT_ACCEPTED_RETRY, "Google's result could not be fetched: " + why + ".");
    }
}
