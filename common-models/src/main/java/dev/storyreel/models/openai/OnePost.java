package dev.storyreel.models.openai;

import dev.storyreel.models.http.ShortBody;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * An HTTP client beneath the SDK that never sends a request twice, and takes no answer without end. Each request has a
 * connection of its own: one kept from before may already be closed at the other side, which looks like a dropped answer.
 */
final class OnePost {

    /** A plan has some 20 kB. */
    private static final long LONGEST_ANSWER = 4L << 20;

    private OnePost() {}

    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.MILLISECONDS))
                .addInterceptor(new ShortBody(LONGEST_ANSWER))
                .addNetworkInterceptor(OnePost::neverAtOnceAgain)
                .build();
    }

    /** OkHttp sends a request again, whatever its retry setting, when a 503 says {@code Retry-After: 0}. */
    private static Response neverAtOnceAgain(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String after = response.header("Retry-After");
        return response.code() == 503 && after != null && after.matches("\\s*0+\\s*")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }
}
