package dev.storyreel.models.replicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Answer;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Mangled;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AnswersOfAnyShapeTest {

    private final ReplicateProperties properties = new ReplicateProperties(
            Keys.of("r8_x"), URI.create("http://127.0.0.1:7/v1"), Duration.ofSeconds(1), Duration.ofSeconds(1),
            Duration.ofSeconds(3), null);
    private final ReplicateAnswers answers = new ReplicateAnswers(
            properties, Kind.CLIP, new ReplicatePrices(Kind.CLIP, ModelCatalogue.load()));

    @ParameterizedTest
    @ValueSource(strings = {"succeeded", "failed", "canceled", "processing"})
    void whatever_a_prediction_looks_like_it_means_something_or_is_none(String status) {
        String whole =
                """
                {"id":"abc","model":"minimax/hailuo-2.3","version":"hidden","status":"%s","data_removed":false,
                 "input":{"prompt":"p","duration":6,"resolution":"768p"},"output":["https://replicate.delivery/a.mp4"],
                 "error":"x","webhook":"https://films.example/k-1","created_at":"2026-11-21T04:00:00Z",
                 "metrics":{"predict_time":7.5,"video_output_duration_seconds":6}}""".formatted(status);
        assertThat(Mangled.of(whole)).allSatisfy(mangled -> assertThat(sound(mangled)).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"title\":\"t\",\"detail\":\"d\",\"status\":422,\"invalid_fields\":[{\"type\":\"enum\",\"field\":\"f\",\"description\":\"d\"}]}",
        "{\"detail\":\"Request was throttled.\",\"status\":429,\"retry_after\":9}"
    })
    void whatever_an_error_looks_like_it_is_a_trouble_that_is_known(String error) {
        Mangled.of(error).flatMap(mangled -> read(mangled).stream()).forEach(body -> {
            for (int status : new int[] {307, 401, 402, 404, 413, 422, 429, 500, 503}) {
                ModelException trouble = ReplicateFaults.of(status, body, null, true);
                assertThat(trouble.code()).matches("[A-Z_]+");
                assertThat(trouble.effect() == ModelException.Effect.UNKNOWN).isEqualTo(status >= 500);
            }
        });
    }

    /** Every link it gives is one of Replicate's, and no sum is below nothing. */
    private boolean sound(String mangled) {
        try {
            Answer answer = answers.of(Prediction.parse(JsonMapper.shared().readTree(mangled)));
            return switch (answer) {
                case Answer.Running(String jobId, _) -> !jobId.isEmpty();
                case Answer.Finished finished -> finished.files().stream()
                        .map(file -> ((Answer.Source.Link) file.source()).uri().getHost())
                        .allMatch("replicate.delivery"::equals);
                case Answer.Refused refused -> notNegative(refused.costUsd());
                case Answer.Cancelled cancelled -> notNegative(cancelled.costUsd());
                case Answer.Failed failed -> notNegative(failed.costUsd());
            };
        } catch (Prediction.MalformedAnswer | JacksonException none) {
            return true;
        }
    }

    private static boolean notNegative(@Nullable BigDecimal usd) {
        return usd == null || usd.signum() >= 0;
    }

    private static Optional<JsonNode> read(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
