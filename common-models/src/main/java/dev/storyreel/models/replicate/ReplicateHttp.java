package dev.storyreel.models.replicate;

import dev.storyreel.models.http.NoReply;
import dev.storyreel.models.http.PlainHttp;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** One request, one reply, in text, and not without end. */
final class ReplicateHttp {

    private static final long LONGEST_ANSWER = 8L << 20;

    private final PlainHttp http;

    ReplicateHttp(ReplicateProperties properties) {
        this.http = new PlainHttp(properties.connectWithin(), properties.answerWithin());
    }

    record Reply(int status, String body, @Nullable String retryAfter) {}

    /** @param costs whether it costs money to send it twice */
    Reply send(Request.Builder request, boolean costs) {
        try {
            return http.send(request.build(), costs, reply -> new Reply(
                    reply.code(), PlainHttp.text(reply, LONGEST_ANSWER), reply.header("Retry-After")));
        } catch (NoReply e) {
            throw ReplicateClient.unreachable(e, costs);
        }
    }
}
