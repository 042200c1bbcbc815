package dev.storyreel.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.storyreel.models.elevenlabs.ElevenLabsAutoConfiguration;
import dev.storyreel.models.google.GoogleAutoConfiguration;
import dev.storyreel.models.openai.OpenAiAutoConfiguration;
import dev.storyreel.models.replicate.ReplicateAutoConfiguration;
import dev.storyreel.models.runway.RunwayAutoConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever a provider is asked, it is asked with the key that was chosen for the work; and none is told to anybody else. */
@ExtendWith(OutputCaptureExtension.class)
class ChosenKeyTest {

    /**
     * An account of two keys.
     *
     * @param prepared the call, where preparing it asks the provider for something
     * @param jobs     whether its models make jobs that can be asked after
     */
    private record Account(
            String key, String url, String path, String first, String second, Kind kind, ModelRequest request,
            String prepared, boolean jobs) {

        @Override
        public String toString() {
            return key;
        }

        private Map<String, String> settings(ScriptedServer server) {
            return Map.of(key, first + "," + second, url, server.root() + path);
        }
    }

    static final List<Account> ACCOUNTS = List.of(
            new Account(
                    "storyreel.replicate.token", "storyreel.replicate.url", "/v1", "r8_First", "r8_Second", Kind.CLIP,
                    Requests.clip("hailuo-02", 6, FrameSize.of("16:9", "720p")),
                    "{\"model\":\"minimax/hailuo-02\",\"input\":{}}", true),
            new Account(
                    "storyreel.runway.key", "storyreel.runway.url", "", "key_First", "key_Second", Kind.CLIP,
                    Requests.clip("runway-gen-4-turbo", 5, FrameSize.of("16:9", "720p")),
                    "{\"path\":\"image_to_video\",\"body\":{}}", true),
            new Account(
                    "storyreel.google.key", "storyreel.google.url", "", "AIzaFirst", "AIzaSecond", Kind.CLIP,
                    Requests.clip("gemini-omni-1.1", 5, FrameSize.of("16:9", "720p")), null, true),
            new Account(
                    "storyreel.google.key", "storyreel.google.url", "", "AIzaFirst", "AIzaSecond", Kind.PLAN,
                    Requests.plan("gemini-3.8-flash"), null, false),
            new Account(
                    "storyreel.elevenlabs.key", "storyreel.elevenlabs.url", "", "sk_First", "sk_Second", Kind.MUSIC,
                    Requests.music("eleven-music-2", 10), null, false),
            new Account(
                    "storyreel.openai.key", "storyreel.openai.url", "/v1", "sk-First", "sk-Second", Kind.PLAN,
                    Requests.plan("gpt-6-luna"), null, false),
            new Account(
                    "storyreel.groq.key", "storyreel.groq.url", "/openai/v1", "gsk_First", "gsk_Second", Kind.PLAN,
                    Requests.plan("gpt-oss-120b"), null, false),
            new Account(
                    "storyreel.local.key", "storyreel.local.url", "/v1", "mineFirst", "mineSecond", Kind.PLAN,
                    Requests.plan("local"), null, false));

    private ScriptedServer server;

    @TempDir
    Path dir;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @FieldSource("ACCOUNTS")
    void goes_out_with_every_request_and_shows_up_nowhere_else(Account account, CapturedOutput output) {
        for (int i = 0; i < 10; i++) {
            server.thenJson(401, "{\"error\":{\"code\":401,\"status\":\"UNAUTHENTICATED\",\"message\":\"Bad key.\"}}");
        }
        run(account, models -> {
            Model<ModelRequest> model = models.serving(account.kind(), account.request());
            assertThat(model.keys()).isEqualTo(Keys.of(account.first() + "," + account.second()).names());
            CallContext call = new CallContext("work-1", new OneMedium(), dir, model.keys().getLast());
            Stream.Builder<Throwable> troubles = Stream.builder();
            String prepared = account.prepared();
            if (prepared == null) {
                prepared = model.prepare(account.request(), call);
            } else {
                troubles.add(catchThrowable(() -> model.prepare(account.request(), call)));
            }
            String sent = prepared;
            troubles.add(catchThrowable(() -> model.submit(account.request(), sent, call)));
            if (account.jobs()) {
                troubles.add(catchThrowable(() -> model.poll("job-1", call)));
                troubles.add(catchThrowable(() -> model.cancel("job-1", call)));
            }
            if (model.recovery() == Recovery.FINDABLE) {
                troubles.add(catchThrowable(() -> model.find(sent, Instant.EPOCH, call)));
            }
            List<Throwable> all = troubles.build().toList();
            assertThat(all).allSatisfy(trouble -> assertThat(trouble)
                    .isInstanceOfSatisfying(ModelException.class, e -> assertThat(e.isAboutKey()).isTrue())
                    .hasMessageNotContainingAny(account.first(), account.second()));
            assertThat(server.requests()).hasSameSizeAs(all);
        });
        assertThat(server.requests()).isNotEmpty().allSatisfy(request -> assertThat(request)
                .contains(account.second())
                .doesNotContain(account.first()));
        assertThat(output.getAll()).doesNotContain(account.first(), account.second());
    }

    @Test
    void fetches_results_that_want_a_key_too() {
        Account google = ACCOUNTS.get(2);
        server.thenJson(200, "{\"id\":\"v1_abc\",\"model\":\"gemini-omni-1.1-flash\",\"status\":\"completed\",\"steps\":"
                + "[{\"type\":\"model_output\",\"content\":[{\"type\":\"video\",\"mime_type\":\"video/mp4\",\"uri\":\""
                + server.root() + "/v1beta/files/f1:download\"}]}]}");
        server.then(200, "video/mp4", "clip");
        run(google, models -> {
            Model<ModelRequest> model = models.serving(google.kind(), google.request());
            CallContext call = new CallContext("work-1", new OneMedium(), dir, model.keys().getLast());
            assertThat(model.poll("v1_abc", call)).isInstanceOf(Answer.Finished.class);
        });
        assertThat(server.requests()).hasSize(2).allSatisfy(request -> assertThat(request).contains(google.second()));
    }

    private void run(Account account, java.util.function.Consumer<ModelRegistry> what) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        ModelsAutoConfiguration.class,
                        ReplicateAutoConfiguration.class,
                        RunwayAutoConfiguration.class,
                        GoogleAutoConfiguration.class,
                        ElevenLabsAutoConfiguration.class,
                        OpenAiAutoConfiguration.class))
                .withPropertyValues(account.settings(server).entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new))
                .run(context -> what.accept(context.getBean(ModelRegistry.class)));
    }
}
