package dev.storyreel.models.openai;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** An HTTP client beneath the SDK that never sends a request twice. */
final class OnePost {

    private OnePost() {}

    static OkHttpClient client() {
        return new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
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
