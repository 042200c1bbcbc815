package dev.storyreel.models.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.models.Answer;
import dev.storyreel.models.Mangled;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorsOfAnyShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"detail\":{\"type\":\"t\",\"code\":\"c\",\"message\":\"m\",\"status\":\"s\",\"request_id\":\"r\",\"param\":null}}",
        "{\"detail\":{\"status\":\"bad_prompt\",\"message\":\"m\",\"data\":{\"prompt_suggestion\":\"p\"}}}",
        "{\"detail\":[{\"loc\":[\"body\",\"prompt\",0],\"msg\":\"m\",\"type\":\"t\"}]}",
        "{\"detail\":\"Not Found\"}"
    })
    void whatever_an_error_looks_like_it_is_a_refusal_or_a_trouble_that_is_known(String error) {
        Mangled.of(error).forEach(mangled -> {
            for (int status : new int[] {307, 400, 401, 402, 403, 404, 418, 422, 429, 500, 503, 599}) {
                assertThat(understood(status, mangled)).as(status + " " + mangled).isTrue();
            }
        });
    }

    private static boolean understood(int status, String body) {
        try {
            return ElevenLabsFaults.of(status, body, "soon") instanceof Answer.Refused && status >= 400 && status < 500;
        } catch (ModelException trouble) {
            return trouble.effect() != Effect.UNKNOWN || status == 418 || status >= 500;
        }
    }
}
