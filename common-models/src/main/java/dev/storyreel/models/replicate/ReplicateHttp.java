package dev.storyreel.models.replicate;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * One request, one reply, nothing hidden: no retry, no redirect, no body without end. A paid request gets a connection of
 * its own, since one kept from before may already be closed at the other side, which looks like a dropped answer.
 */
final class ReplicateHttp {

    private static final long LONGEST_ANSWER = 8L << 20;

    private final OkHttpClient free;
    private final OkHttpClient paid;

    ReplicateHttp(ReplicateProperties properties) {
        this.free = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(properties.connectWithin())
                .readTimeout(properties.answerWithin())
                .writeTimeout(properties.answerWithin())
                .addNetworkInterceptor(ReplicateHttp::neverAtOnceAgain)
                .build();
        this.paid = free.newBuilder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .callTimeout(properties.connectWithin().plus(properties.answerWithin()))
                .build();
    }

    record Reply(int status, String body, @Nullable String retryAfter) {}

    /** @param costs whether it costs money to send it twice */
    Reply send(Request.Builder request, boolean costs) {
        Sent sent = new Sent();
        Call call = (costs ? paid : free)
                .newBuilder()
                .eventListener(sent)
                .build()
                .newCall(request.build());
        try (Response response = call.execute()) {
            return new Reply(response.code(), text(response.body().source()), response.header("Retry-After"));
        } catch (IOException e) {
            throw ReplicateClient.unreachable(e, sent.any.get(), costs);
        }
    }

    private static String text(BufferedSource source) throws IOException {
        source.request(LONGEST_ANSWER + 1);
        if (source.getBuffer().size() > LONGEST_ANSWER) {
            throw new IOException("The answer is too long.");
        }
        return source.getBuffer().readUtf8();
    }

    /** OkHttp sends a request again, whatever its retry setting, when a 503 says {@code Retry-After: 0}. */
    private static Response neverAtOnceAgain(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.code() == 503
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    /** Whether anything of the request went out: before that, nothing can have been accepted. */
    private static final class Sent extends EventListener {
        private final AtomicBoolean any = new AtomicBoolean();

        @Override
        public void requestHeadersStart(Call call) {
            any.set(true);
        }
    }
}
