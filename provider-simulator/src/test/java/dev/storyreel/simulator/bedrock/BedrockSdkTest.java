package dev.storyreel.simulator.bedrock;

import static dev.storyreel.simulator.page.Scenario.BAD_KEY;
import static dev.storyreel.simulator.page.Scenario.DECLINED;
import static dev.storyreel.simulator.page.Scenario.DOUBT_RESOLVED;
import static dev.storyreel.simulator.page.Scenario.DROPPED_ANSWER;
import static dev.storyreel.simulator.page.Scenario.FAILED;
import static dev.storyreel.simulator.page.Scenario.MADE;
import static dev.storyreel.simulator.page.Scenario.NO_CREDIT;
import static dev.storyreel.simulator.page.Scenario.POLL_TROUBLE;
import static dev.storyreel.simulator.page.Scenario.REJECTED;
import static dev.storyreel.simulator.page.Scenario.RETIRED;
import static dev.storyreel.simulator.page.Scenario.THROTTLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Bill;
import dev.storyreel.simulator.Limits;
import dev.storyreel.simulator.Media;
import dev.storyreel.simulator.NodeSdk;
import dev.storyreel.simulator.Pace;
import dev.storyreel.simulator.Simulator;
import dev.storyreel.simulator.page.Shows;
import dev.storyreel.testing.SharedObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * AWS's own SDK (npm {@code @aws-sdk/client-bedrock-runtime} 3.1162.0) takes the simulator for Bedrock. Skipped where Node
 * is missing. AWS's Java SDK is what our own client is made of.
 */
class BedrockSdkTest {

    @TempDir
    Path dir;

    private JsonNode seen;

    @Test
    @Shows({MADE, DROPPED_ANSWER, DOUBT_RESOLVED, THROTTLED, NO_CREDIT, RETIRED, BAD_KEY, REJECTED, DECLINED, FAILED, POLL_TROUBLE})
    void the_providers_own_sdk_creates_polls_lists_is_refused_and_fails() throws Exception {
        NodeSdk sdk = NodeSdk.install("@aws-sdk/client-bedrock-runtime@3.1162.0", "bedrock.js", dir);
        Path frame = dir.resolve("frame.png");
        Media.plain().image("a robot", 960, 540, 3, frame);
        Bill.Statement bill;
        try (Simulator simulator = Simulator.start(
                0, new Pace(1000), Limits.USUAL, BedrockWorld.onSharedStore(0, true), Media.plain(), dir.resolve("simulator"))) {
            seen = sdk.run(simulator.url().toString(), frame.toString(), SharedObjectStore.bucket());
            bill = simulator.bill().statement();
        }
        String arn = text("arn");
        assertThat(arn).matches("arn:aws:bedrock:us-west-2:\\d{12}:async-invoke/[a-z0-9]{12}");
        assertThat(text("job", "status")).isEqualTo("Completed");
        assertThat(text("job", "token")).isEqualTo("token-1");
        assertThat(text("job", "model")).isEqualTo("arn:aws:bedrock:us-west-2::foundation-model/luma.ray-v2:0");
        assertThat(seen.path("job").path("took").asBoolean()).isTrue();
        String folder = "s3://" + SharedObjectStore.bucket() + "/sdk/" + arn.substring(arn.lastIndexOf('/') + 1);
        assertThat(text("job", "s3Uri")).isEqualTo(folder);
        Probe probe = Media.FFMPEG.probe(object(folder + "/output.mp4"));
        assertThat(probe.requirePicture().width()).isEqualTo(960);
        assertThat(probe.seconds()).isEqualTo(5);

        assertThat(seen.path("same").asBoolean()).isTrue();
        assertThat(seen.path("another").asBoolean()).isTrue();
        assertThat(text("dropped", "name")).isNotEqualTo("(none)");
        assertThat(seen.path("listed").size()).isEqualTo(3);
        assertThat(seen.path("listed").path(0).asString()).isEqualTo(arn);
        assertThat(seen.path("listed").path(2).asString()).isEqualTo(text("asked"));
        assertThat(seen.path("completed").asBoolean()).isTrue();
        assertThat(seen.path("later").asInt(-1)).isZero();

        assertThat(text("text")).isEqualTo("Completed");
        assertThat(text("automated")).isEqualTo("Completed");
        assertThat(text("manual", "status")).isEqualTo("Completed");
        assertThat(Media.FFMPEG.probe(object(text("manual", "s3Uri") + "/output.mp4")).seconds()).isEqualTo(12);
        assertThat(Media.FFMPEG.probe(object(text("manual", "s3Uri") + "/shot_0002.mp4")).seconds()).isEqualTo(6);
        JsonNode status = JsonMapper.shared()
                .readTree(Files.readAllBytes(object(text("manual", "s3Uri") + "/video-generation-status.json")));
        assertThat(status.path("shots").size()).isEqualTo(2);
        assertThat(status.path("fullVideo").path("location").asString()).endsWith("/output.mp4");
        assertThat(Files.readString(object(text("manual", "s3Uri") + "/manifest.json"), StandardCharsets.UTF_8))
                .contains("requestId");

        assertThat(text("failed", "status")).isEqualTo("Failed");
        assertThat(text("failed", "failureMessage")).isEqualTo("Something went wrong on the server side.");
        assertThat(text("declined", "failureMessage")).contains("blocked by our content filters");
        troubles();

        // token-1, the whale, token-2, three reels, fail, sensitive, after
        assertThat(bill.charges()).hasSize(9);
        assertThat(bill.charges().stream().filter(charge -> "token-2".equals(charge.reference()))).hasSize(1);
        // 5 s at 540p twice, 5 s at 720p twice, and 6, 12 and 12 s of Nova Reel
        assertThat(bill.totalUsd()).isEqualByComparingTo("24.90");
    }

    private void troubles() {
        trouble("conflict", "ConflictException", 400);
        trouble("size", "ValidationException", 400);
        trouble("oldTask", "ValidationException", 400);
        trouble("blocked", "ValidationException", 400);
        trouble("unauthenticated", "UnrecognizedClientException", 403);
        trouble("notMine", "ValidationException", 400);
        trouble("invalid", "ValidationException", 400);
        trouble("extra", "ValidationException", 400);
        trouble("empty", "ValidationException", 400);
        trouble("unknown", "ValidationException", 400);
        trouble("noBucket", "ValidationException", 400);
        trouble("throttled", "ThrottlingException", 429);
        trouble("retired", "ResourceNotFoundException", 404);
        trouble("noCredit", "AccessDeniedException", 403);
        trouble("busy", "ServiceUnavailableException", 503);
        trouble("internal", "InternalServerException", 500);
        trouble("poll", "ServiceUnavailableException", 503);
        assertThat(text("size", "message")).contains("1280x720").contains("960x540");
        assertThat(text("invalid", "message")).contains("#/duration");
        assertThat(text("extra", "message")).contains("[colour]");
        assertThat(text("retired", "message")).contains("end of its life");
    }

    private void trouble(String scenario, String name, int status) {
        assertThat(text(scenario, "name")).as(scenario).isEqualTo(name);
        assertThat(seen.path(scenario).path("status").asInt()).as(scenario).isEqualTo(status);
    }

    private String text(String... path) {
        JsonNode found = seen;
        for (String name : path) {
            found = found.path(name);
        }
        return found.asString("(nothing)");
    }

    private Path object(String uri) throws IOException {
        String key = uri.substring(("s3://" + SharedObjectStore.bucket() + "/").length());
        Path to = Files.createTempDirectory(dir, "object").resolve("object");
        try (S3Client s3 = S3Client.builder()
                .region(Region.of(SharedObjectStore.region()))
                .endpointOverride(SharedObjectStore.endpoint())
                .forcePathStyle(true)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(SharedObjectStore.accessKey(), SharedObjectStore.secretKey())))
                .build()) {
            s3.getObject(get -> get.bucket(SharedObjectStore.bucket()).key(key), to);
        }
        return to;
    }
}
