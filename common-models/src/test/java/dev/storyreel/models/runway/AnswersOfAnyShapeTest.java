package dev.storyreel.models.runway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Answer;
import dev.storyreel.models.Keys;
import dev.storyreel.models.Mangled;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class AnswersOfAnyShapeTest {

    private final RunwayAnswers answers = new RunwayAnswers(new RunwayProperties(
            Keys.of("key_x"), URI.create("http://127.0.0.1:7"), "2024-11-06", Duration.ofSeconds(1),
            Duration.ofSeconds(1), Duration.ofSeconds(1)));

    @ParameterizedTest
    @ValueSource(strings = {"SUCCEEDED", "FAILED", "CANCELLED", "THROTTLED"})
    void whatever_a_task_looks_like_it_means_something_or_is_none(String status) {
        String whole =
                """
                {"id":"17f20503-6c24-4c16-946b-35dbbce2af2f","createdAt":"2026-11-21T04:00:00Z","status":"%s",
                 "output":["https://cdn.example/a.mp4"],"failure":"f","failureCode":"SAFETY.OUTPUT.VIDEO",
                 "progress":0.5,"cost":{"credits":25},"estimatedCost":{"credits":25}}""".formatted(status);
        assertThat(Mangled.of(whole)).allSatisfy(mangled -> assertThat(sound(mangled)).as(mangled).isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"error\":\"Validation of body failed\",\"issues\":[{\"code\":\"c\",\"message\":\"m\",\"path\":[\"a\",0]}],\"docUrl\":\"u\"}",
        "{\"error\":\"You do not have enough credits to run this task.\"}"
    })
    void whatever_an_error_looks_like_it_is_a_trouble_that_is_known(String error) {
        Mangled.of(error).forEach(mangled -> {
            try {
                var body = JsonMapper.shared().readTree(mangled);
                for (int status : new int[] {307, 400, 401, 402, 403, 404, 418, 422, 429, 500, 503, 599}) {
                    ModelException trouble = RunwayFaults.of(status, body, "soon", true);
                    assertThat(trouble.code()).matches("[A-Z_]+");
                    assertThat(trouble.effect() != Effect.UNKNOWN || status == 418 || status >= 500).isTrue();
                }
            } catch (JacksonException notJson) {
                // Then it is no body, which has a test of its own.
            }
        });
    }

    /** Every link it gives is by https, and no sum is below nothing. */
    private boolean sound(String mangled) {
        try {
            return switch (answers.of(RunwayTask.parse(JsonMapper.shared().readTree(mangled)))) {
                case Answer.Running(String jobId, _) -> !jobId.isEmpty();
                case Answer.Finished finished -> notNegative(finished.costUsd())
                        && finished.files().stream()
                                .map(file -> ((Answer.Source.Link) file.source()).uri().getScheme())
                                .allMatch("https"::equals);
                case Answer.Refused refused -> notNegative(refused.costUsd());
                case Answer.Cancelled cancelled -> notNegative(cancelled.costUsd());
                case Answer.Failed failed -> notNegative(failed.costUsd());
            };
        } catch (RunwayTask.MalformedAnswer | JacksonException none) {
            return true;
        }
    }

    private static boolean notNegative(@Nullable BigDecimal usd) {
        return usd == null || usd.signum() >= 0;
    }
}
