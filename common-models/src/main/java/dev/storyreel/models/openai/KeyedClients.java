package dev.storyreel.models.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.OkHttpClient;

/** One of the SDK's clients for each key of an account, made when it is first needed. */
final class KeyedClients {

    /** The SDK insists on one; a server that asks for none does not look at it. */
    private static final Secret NO_KEY = Secret.of("none");

    private final Map<Secret, OpenAIClient> clients = new ConcurrentHashMap<>();
    private final OkHttpClient http = OnePost.client();
    private final Keys keys;
    private final URI url;
    private final Duration answerWithin;
    private final int retries;

    KeyedClients(Keys keys, URI url, Duration answerWithin, int retries) {
        this.keys = keys;
        this.url = url;
        this.answerWithin = answerWithin;
        this.retries = retries;
    }

    OpenAIClient of(CallContext context) {
        return clients.computeIfAbsent(keys.isEmpty() ? NO_KEY : keys.of(context), this::client);
    }

    private OpenAIClient client(Secret key) {
        return OpenAIOkHttpClient.builder()
                .apiKey(key.reveal())
                .baseUrl(url.toString())
                .timeout(answerWithin)
                .maxRetries(retries)
                .okHttpClient(http)
                .build();
    }
}
