package dev.storyreel.standalone.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The gateway, as the command line talks to it. Its refusals become {@link Trouble} in its own words. */
final class Api {

    private static final MediaType JSON = MediaType.get("application/json");

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final OkHttpClient http = new OkHttpClient.Builder()
            .readTimeout(Duration.ofMinutes(2))
            .writeTimeout(Duration.ofMinutes(2))
            .build();
    private final String base;

    Api(String base) {
        this.base = base;
    }

    /** @return the asset's id */
    String upload(Path file) {
        RequestBody body = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", String.valueOf(file.getFileName()), RequestBody.create(file.toFile(), null))
                .build();
        return ask(new Request.Builder().url(base + "/api/upload").post(body))
                .path("assetIds")
                .path(0)
                .asString();
    }

    JsonNode generate(Object brief) {
        return ask(new Request.Builder()
                .url(base + "/api/generate")
                .post(RequestBody.create(mapper.writeValueAsString(brief), JSON)));
    }

    JsonNode status(String videoId) {
        return ask(new Request.Builder().url(base + "/api/status/" + videoId));
    }

    JsonNode models() {
        return ask(new Request.Builder().url(base + "/api/models"));
    }

    JsonNode videos() {
        return ask(new Request.Builder().url(base + "/api/videos"));
    }

    JsonNode take(String videoId, Object wish, boolean dryRun) {
        return post("/api/videos/" + videoId + "/takes?dryRun=" + dryRun, wish);
    }

    JsonNode retry(String videoId, boolean dryRun) {
        return post("/api/videos/" + videoId + "/retry?dryRun=" + dryRun, Map.of());
    }

    JsonNode takes(String videoId) {
        return ask(new Request.Builder().url(base + "/api/videos/" + videoId + "/takes"));
    }

    /** @param take null for the latest */
    void cancel(String videoId, @Nullable Integer take, @Nullable String reason) {
        String which = take == null ? "" : "/takes/" + take;
        post("/api/videos/" + videoId + which + "/cancel", reason == null ? Map.of() : Map.of("reason", reason));
    }

    void raise(String videoId, BigDecimal usd) {
        post("/api/videos/" + videoId + "/budget", Map.of("budgetUsd", usd));
    }

    JsonNode estimate(Object brief) {
        return post("/api/estimate", brief);
    }

    JsonNode retryFailed(String phase, Duration since, boolean dryRun) {
        return post("/api/ops/retry", Map.of("phase", phase, "since", since.toString(), "dryRun", dryRun));
    }

    JsonNode reroute(Map<String, Object> wish) {
        return post("/api/ops/reroute", wish);
    }

    private JsonNode post(String path, Object body) {
        return ask(new Request.Builder()
                .url(base + path)
                .post(RequestBody.create(mapper.writeValueAsString(body), JSON)));
    }

    /** Streams the finished film into a file, whole or not at all. */
    void download(String videoId, Path to) {
        Request request = new Request.Builder()
                .url(base + "/api/videos/" + videoId + "/final")
                .build();
        try (Response response = http.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            Path folder = to.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path part = to.resolveSibling(to.getFileName() + ".part");
            Files.copy(response.body().byteStream(), part, StandardCopyOption.REPLACE_EXISTING);
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Trouble("The film could not be written to " + to + ": " + e.getMessage());
        }
    }

    private JsonNode ask(Request.Builder request) {
        try (Response response = http.newCall(request.build()).execute()) {
            if (!response.isSuccessful()) {
                throw refusal(response);
            }
            ResponseBody body = response.body();
            return mapper.readTree(body.string());
        } catch (IOException e) {
            throw new Trouble("No answer from " + base + ": " + e.getMessage());
        }
    }

    private Trouble refusal(Response response) throws IOException {
        String body = response.body().string();
        try {
            JsonNode error = mapper.readTree(body);
            StringBuilder said = new StringBuilder(error.path("message").asString("HTTP " + response.code()));
            for (JsonNode detail : error.path("details")) {
                said.append("\n  ").append(detail.isObject() ? detail.toString() : detail.asString());
            }
            return new Trouble(said.toString());
        } catch (JacksonException e) {
            return new Trouble("The API answered " + response.code() + ".");
        }
    }
}
