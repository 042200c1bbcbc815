package dev.storyreel.models.http;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One request, one reply, nothing hidden: no retry, no redirect. A paid request gets a connection of its own, since one
 * kept from before may already be closed at the other side, which looks like a dropped answer.
 */
public final class PlainHttp {

    private final OkHttpClient free;
    private final OkHttpClient paid;

    /**
     * @param connectWithin beyond which nothing was sent
     * @param answerWithin  beyond which a paid request is in doubt
     */
    public PlainHttp(Duration connectWithin, Duration answerWithin) {
        this(connectWithin, answerWithin, Dns.SYSTEM);
    }

    /** @param names such as {@link PublicAddresses}, where a provider says where a request goes */
    public PlainHttp(Duration connectWithin, Duration answerWithin, Dns names) {
        this.free = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .dns(names)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(connectWithin)
                .readTimeout(answerWithin)
                .writeTimeout(answerWithin)
                // Uploads may take long; what trickles in forever does not.
                .callTimeout(connectWithin.plus(answerWithin.multipliedBy(10)))
                .addNetworkInterceptor(PlainHttp::neverAtOnceAgain)
                .build();
        this.paid = free.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .callTimeout(connectWithin.plus(answerWithin))
                .build();
    }

    /** Takes what is wanted of a reply; the reply is closed behind it. */
    @FunctionalInterface
    public interface Reading<T> {
        T of(Response reply) throws IOException;
    }

    /**
     * @param costs whether it costs money to send it twice
     * @throws NoReply where no reply came, or not a whole one
     */
    public <T> T send(Request request, boolean costs, Reading<T> reading) throws NoReply {
        Sent sent = new Sent();
        Call call = (costs ? paid : free)
                .newBuilder()
                .eventListener(sent)
                .build()
                .newCall(request);
        try (Response reply = call.execute()) {
            return read(call, costs, reply, reading);
        } catch (IOException e) {
            throw new NoReply(e, sent.any.get());
        }
    }

    /** OkHttp reads on for a while where a reply is closed before its end, to keep the connection: hung up on, it does not. */
    private static <T> T read(Call call, boolean costs, Response reply, Reading<T> reading) throws IOException {
        boolean keep = false;
        try {
            T taken = reading.of(reply);
            keep = !costs;
            return taken;
        } finally {
            if (!keep) {
                call.cancel();
            }
        }
    }

    /** A reply's body as text, where it is no longer than that. */
    public static String text(Response reply, long longest) throws IOException {
        var source = reply.body().source();
        source.request(longest + 1);
        if (source.getBuffer().size() > longest) {
            throw new IOException("The answer is too long.");
        }
        return source.getBuffer().readUtf8();
    }

    /** OkHttp sends a request again, whatever its retry setting, when a 503 says {@code Retry-After: 0}. */
    private static Response neverAtOnceAgain(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        @Nullable String after = response.header("Retry-After");
        return response.code() == 503 && after != null && after.matches("\\s*0+\\s*")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private static final class Sent extends EventListener {
        private final AtomicBoolean any = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            any.set(true);
        }
    }
}
