package dev.storyreel.simulator.google;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.CANCELLED;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.genai.Client;
import com.google.genai.errors.ApiException;
import com.google.genai.gaos.models.interactions.CreateModelInteraction;
import com.google.genai.gaos.models.interactions.CreateModelInteractionResponseFormat;
import com.google.genai.gaos.models.interactions.Interaction;
import com.google.genai.gaos.models.interactions.InteractionStatus;
import com.google.genai.gaos.models.interactions.InteractionsInput;
import com.google.genai.gaos.models.interactions.ModelOutputStep;
import com.google.genai.gaos.models.interactions.Resolution;
import com.google.genai.gaos.models.interactions.ResponseFormat;
import com.google.genai.gaos.models.interactions.VideoContent;
import com.google.genai.gaos.models.interactions.VideoResponseFormat;
import com.google.genai.gaos.models.interactions.VideoResponseFormatDelivery;
import com.google.genai.gaos.models.operations.CreateInteractionRequestBody;
import com.google.genai.gaos.models.operations.GetInteractionByIdRequest;
import com.google.genai.types.GenerateContentConfig;
import com.google.genai.types.GenerateContentResponse;
import com.google.genai.types.GenerateVideosConfig;
import com.google.genai.types.GenerateVideosOperation;
import com.google.genai.types.GenerateVideosResponse;
import com.google.genai.types.HttpOptions;
import com.google.genai.types.HttpRetryOptions;
import com.google.genai.types.Image;
import dev.storyreel.simulator.Fault;
import dev.storyreel.simulator.Fault.What;
import dev.storyreel.simulator.GoogleOptions;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Google's own SDK for Java ({@code com.google.genai:google-genai} 1.70.0) takes the simulator for Google. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleJavaSdkTest {

    private static final String VEO = "veo-3.1-fast-generate-preview";
    private static final Set<String> UNDER_WAY = Set.of("queued", "in_progress");
    private static final long A_MOMENT = 20_000_000;

    private Simulator simulator;
    private Client google;
    private Path dir;

    @BeforeAll
    void start(@TempDir Path folder) {
        dir = folder;
        simulator = Simulator.start(
                0, new Pace(1000), Limits.USUAL.with(new GoogleOptions(300, true)), Media.plain(), folder.resolve("simulator"));
        google = client("AIzaJava");
    }

    @AfterAll
    void stop() {
        google.close();
        simulator.close();
    }

    private Client client(String key) {
        return Client.builder()
                .apiKey(key)
                .httpOptions(HttpOptions.builder()
                        .baseUrl(simulator.googleUrl().toString())
                        .retryOptions(HttpRetryOptions.builder().attempts(1).build())
                        .build())
                .build();
    }

    @Test
    @Shows({MADE, DECLINED, FAILED})
    void a_video_is_generated_polled_downloaded_filtered_and_fails() throws IOException {
        Path frame = dir.resolve("frame.png");
        Media.plain().image("a robot", 1280, 720, 3, frame);
        GenerateVideosOperation begun = video(Files.readAllBytes(frame));
        assertThat(begun.name().orElse("")).startsWith("models/" + VEO + "/operations/");
        assertThat(begun.done().orElse(false)).isFalse();
        GenerateVideosResponse made = ended(begun).response().orElseThrow();
        Path mp4 = dir.resolve("veo.mp4");
        String link = made.generatedVideos().orElseThrow().getFirst().video().orElseThrow().uri().orElseThrow();
        // Of links it only knows https; of any, it takes no more than the name.
        google.files.download(link.replaceAll(".*/(files/[a-z0-9]+).*", "$1"), mp4.toString(), null);
        assertThat(Media.FFMPEG.probe(mp4).requirePicture().frames()).isEqualTo(24 * 4);

        simulator.faults().add(Fault.once(What.SENSITIVE));
        GenerateVideosResponse filtered = ended(video(Files.readAllBytes(frame))).response().orElseThrow();
        assertThat(filtered.raiMediaFilteredCount()).hasValue(1);
        assertThat(filtered.raiMediaFilteredReasons().orElseThrow().getFirst()).contains("usage guidelines");
        simulator.faults().add(Fault.once(What.FAIL));
        assertThat(ended(video(Files.readAllBytes(frame))).error().orElseThrow()).containsKey("message");
    }

    @Test
    @Shows({MADE, CANCELLED})
    void an_interaction_is_created_polled_and_cancelled() {
        Interaction begun = interact("gemini-omni-1.2-flash");
        Interaction job = begun;
        while (UNDER_WAY.contains(job.status().orElseThrow().value())) {
            LockSupport.parkNanos(A_MOMENT);
            job = google.interactions.get(new GetInteractionByIdRequest(begun.id().orElseThrow())).interaction().orElseThrow();
        }
        assertThat(job.status()).hasValue(InteractionStatus.COMPLETED);
        ModelOutputStep said = (ModelOutputStep) job.steps().orElseThrow().getFirst();
        VideoContent video = (VideoContent) said.content().orElseThrow().getFirst();
        assertThat(video.uri().orElseThrow()).contains("/v1beta/files/").endsWith(":download?alt=media");

        simulator.faults().add(Fault.once(What.STUCK));
        String stuck = interact("gemini-omni-1.2-flash").id().orElseThrow();
        assertThat(google.interactions.cancel(stuck).interaction().orElseThrow().status()).hasValue(InteractionStatus.CANCELLED);
        google.interactions.delete(stuck);
        assertThat(trouble(() -> google.interactions.get(new GetInteractionByIdRequest(stuck))).code()).isEqualTo(400);
    }

    @Test
    @Shows({MADE, DECLINED})
    void text_fits_its_schema_and_a_prompt_is_blocked() {
        GenerateContentConfig config = GenerateContentConfig.builder()
                .responseMimeType("application/json")
                .responseJsonSchema(Map.of("type", "object", "properties", Map.of("title", Map.of("type", "string"))))
                .build();
        GenerateContentResponse answer = google.models.generateContent("gemini-3.5-flash-lite", "A robot", config);
        assertThat(answer.text()).matches("(?i)\\{\"title\":\".*robot.*\"}");
        assertThat(answer.usageMetadata().orElseThrow().totalTokenCount().orElse(0)).isPositive();
        simulator.faults().add(Fault.once(What.BLOCKED_PROMPT));
        GenerateContentResponse blocked = google.models.generateContent("gemini-3.5-flash-lite", "A robot", config);
        assertThat(blocked.promptFeedback().orElseThrow().blockReason().orElseThrow().toString()).isEqualTo("PROHIBITED_CONTENT");
    }

    @Test
    @Shows({BAD_KEY, REJECTED, THROTTLED, RETIRED})
    void errors_come_as_its_own_exceptions() {
        try (Client stranger = client("nobodys")) {
            ApiException unknown = trouble(() -> stranger.models.generateContent("gemini-3.8-flash", "Hello", null));
            assertThat(unknown.code()).isEqualTo(400);
            assertThat(unknown).hasMessageContaining("API key not valid");
        }
        ApiException hot = trouble(() -> google.models.generateContent(
                "gemini-3.8-flash", "Hello", GenerateContentConfig.builder().temperature(3f).build()));
        assertThat(hot.code()).isEqualTo(400);
        assertThat(hot).hasMessageContaining("temperature");
        simulator.faults().add(Fault.once(What.THROTTLE));
        ApiException throttled = trouble(() -> google.models.generateContent("gemini-3.8-flash", "Hello", null));
        assertThat(throttled.code()).isEqualTo(429);
        assertThat(throttled.status()).isEqualTo("RESOURCE_EXHAUSTED");
        simulator.faults().add(Fault.once(What.RETIRED));
        assertThat(trouble(() -> video(new byte[0]))).hasMessageContaining("no longer available");
    }

    private Interaction interact(String model) {
        CreateModelInteraction wanted = CreateModelInteraction.builder()
                .model(model)
                .background(true)
                .input(InteractionsInput.of("A whale"))
                .responseFormat(CreateModelInteractionResponseFormat.of(ResponseFormat.of(VideoResponseFormat.builder()
                        .delivery(VideoResponseFormatDelivery.of("uri"))
                        .duration("3s")
                        .resolution(Resolution.of("720p"))
                        .build())))
                .build();
        return google.interactions.create(CreateInteractionRequestBody.of(wanted)).interaction().orElseThrow();
    }

    private GenerateVideosOperation video(byte[] frame) {
        return google.models.generateVideos(
                VEO,
                "A robot",
                Image.builder().imageBytes(frame).mimeType("image/png").build(),
                GenerateVideosConfig.builder().durationSeconds(4).aspectRatio("16:9").resolution("720p").build());
    }

    private GenerateVideosOperation ended(GenerateVideosOperation begun) {
        GenerateVideosOperation operation = begun;
        while (!operation.done().orElse(false)) {
            LockSupport.parkNanos(A_MOMENT);
            operation = google.operations.getVideosOperation(operation, null);
        }
        return operation;
    }

    private static ApiException trouble(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ApiException.class, call);
    }
}
