package dev.storyreel.simulator.openai;

import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.LIMITED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.SCREENED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.StructuredChatCompletion;
import com.openai.models.chat.completions.StructuredChatCompletionCreateParams;
import com.openai.models.moderations.ModerationCreateParams;
import com.openai.models.models.Model;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's own SDK for Java (Maven {@code openai-java}), as it comes, retries and all, takes the simulator for OpenAI. */
class OpenAiJavaSdkTest {

    record Film(String title, List<Shot> beats) {}

    record Shot(int seconds, String description) {}

    @TempDir
    Path dir;

    @Test
    @Shows({MADE, SCREENED, DECLINED, RETIRED, LIMITED})
    void the_providers_own_sdk_plans_moderates_is_declined_and_is_held_back() {
        try (Simulator simulator = Simulator.start(0, new Pace(1000), Media.plain(), dir)) {
            OpenAIClient client = client(simulator, "sk-java", 2);
            Film film = film(client, "gpt-6-luna").choices().getFirst().message().content().orElseThrow();
            assertThat(film.beats().stream().mapToInt(Shot::seconds).sum()).isEqualTo(15);
            assertThat(client.models().list().data()).extracting(Model::id).contains("gpt-6-luna");
            assertThat(client.moderations()
                            .create(ModerationCreateParams.builder().input("Gore and entrails").build())
                            .results()
                            .getFirst()
                            .categories()
                            .violenceGraphic())
                    .isTrue();

            simulator.faults().add(Fault.once(What.SENSITIVE));
            assertThat(film(client, "gpt-6-luna").choices().getFirst().message().refusal()).isPresent();
            assertThat(catchThrowableOfType(NotFoundException.class, () -> film(client, "o4-mini")).code())
                    .contains("model_not_found");

            // Left to itself, it asks again: what it pays for twice is why ours is told not to.
            simulator.faults().add(Fault.once(What.ERROR_AFTER_ACCEPT));
            int before = simulator.bill().statement().count();
            film(client, "gpt-6-luna");
            assertThat(simulator.bill().statement().count() - before).isEqualTo(2);

            OpenAIClient free = client(simulator, "sk-free-java", 0);
            for (int i = 0; i < 3; i++) {
                film(free, "gpt-6-luna");
            }
            RateLimitException limited = catchThrowableOfType(RateLimitException.class, () -> film(free, "gpt-6-luna"));
            assertThat(limited.headers().values("retry-after-ms")).isNotEmpty();
        }
    }

    private static OpenAIClient client(Simulator simulator, String key, int retries) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(simulator.openAiUrl().toString())
                .apiKey(key)
                .maxRetries(retries)
                .build();
    }

    private static StructuredChatCompletion<Film> film(OpenAIClient client, String model) {
        StructuredChatCompletionCreateParams<Film> call = ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessage("A 15-second film of a kite")
                .responseFormat(Film.class)
                .build();
        return client.chat().completions().create(call);
    }
}
