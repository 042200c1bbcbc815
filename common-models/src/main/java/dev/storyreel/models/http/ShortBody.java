package dev.storyreel.models.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;

/**
 * For clients that read an answer whole, as SDKs do: an answer breaks off where it grows too long. To be added as an
 * interceptor of the application, so that it counts what a reader gets, not what was sent compressed.
 */
public final class ShortBody implements Interceptor {

    private final long longest;

    /** @param longest in bytes */
    public ShortBody(long longest) {
        this.longest = longest;
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        ResponseBody body = response.body();
        return response.newBuilder()
                .body(ResponseBody.create(Okio.buffer(new Counted(body, chain.call())), body.contentType(), -1))
                .build();
    }

    private final class Counted extends ForwardingSource {
        private final Call call;
        private long read;

        Counted(ResponseBody body, Call call) {
            super(body.source());
            this.call = call;
        }

        @Override
        public long read(Buffer sink, long byteCount) throws IOException {
            long some = super.read(sink, byteCount);
            read += Math.max(some, 0);
            if (read > longest) {
                call.cancel(); // Else OkHttp reads on for a while when it is closed, to keep the connection.
                throw new IOException("The answer is too long.");
            }
            return some;
        }
    }
}
