package dev.storyreel.simulator.bedrock;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Nova Reel 1.0 and 1.1. Source: the Nova user guide; the price of 2026-07-10.
 *
 * @param minor 1.1 also makes several shots
 */
record NovaReel(int minor) implements BedrockModel {

    private static final int SHOT_SECONDS = 6;
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;

    @Override
    public String id() {
        return "amazon.nova-reel-v1:" + minor;
    }

    @Override
    public @Nullable LocalDate endOfLife() {
        return LocalDate.of(2026, 9, 30);
    }

    @Override
    public int concurrent() {
        return minor == 0 ? 10 : 3;
    }

    @Override
    public double runSeconds(Wanted wanted) {
        return wanted.seconds() == SHOT_SECONDS ? 90 : 8.0 * wanted.seconds();
    }

    @Override
    public boolean reports() {
        return true;
    }

    @Override
    public BigDecimal usd(Wanted wanted) {
        return new BigDecimal("0.08").multiply(BigDecimal.valueOf(wanted.seconds()));
    }

    @Override
    public Wanted read(JsonNode input) throws Rejection {
        List<String> tasks = minor == 0
                ? List.of("TEXT_VIDEO")
                : List.of("TEXT_VIDEO", "MULTI_SHOT_AUTOMATED", "MULTI_SHOT_MANUAL");
        BedrockModel.text(input, "", "taskType", 100);
        String task = BedrockModel.oneOf(input, "", "taskType", tasks);
        JsonNode config = input.path("videoGenerationConfig");
        BedrockModel.only(config, "/videoGenerationConfig", Set.of("durationSeconds", "fps", "dimension", "seed"));
        exactly(config, "fps", "24");
        exactly(config, "dimension", WIDTH + "x" + HEIGHT);
        long seed = config.path("seed").asLong(42);
        if (seed < 0 || seed > 2_147_483_646L) {
            throw Rejection.malformed("/videoGenerationConfig/seed", seed + " is not between 0 and 2147483646");
        }
        List<Wanted.Shot> shots =
                switch (task) {
                    case "TEXT_VIDEO" -> {
                        exactly(config, "durationSeconds", "6");
                        yield textVideo(input);
                    }
                    case "MULTI_SHOT_AUTOMATED" -> automated(input, config.path("durationSeconds").asInt(0));
                    default -> manual(input, config);
                };
        return new Wanted(shots, WIDTH, HEIGHT, 24, seed);
    }

    private static List<Wanted.Shot> textVideo(JsonNode input) throws Rejection {
        BedrockModel.only(input, "", Set.of("taskType", "textToVideoParams", "videoGenerationConfig"));
        JsonNode params = input.path("textToVideoParams");
        BedrockModel.only(params, "/textToVideoParams", Set.of("text", "images"));
        if (params.path("images").size() > 1) {
            throw Rejection.malformed("/textToVideoParams/images", "expected maximum item count: 1");
        }
        return List.of(new Wanted.Shot(
                BedrockModel.text(params, "/textToVideoParams", "text", 512),
                params.path("images").isEmpty()
                        ? null
                        : picture(params.path("images").path(0), "/textToVideoParams/images/0"),
                SHOT_SECONDS));
    }

    private static List<Wanted.Shot> automated(JsonNode input, int seconds) throws Rejection {
        BedrockModel.only(input, "", Set.of("taskType", "multiShotAutomatedParams", "videoGenerationConfig"));
        JsonNode params = input.path("multiShotAutomatedParams");
        BedrockModel.only(params, "/multiShotAutomatedParams", Set.of("text"));
        String text = BedrockModel.text(params, "/multiShotAutomatedParams", "text", 4000);
        if (seconds < 12 || seconds > 120 || seconds % SHOT_SECONDS != 0) {
            throw Rejection.malformed("/videoGenerationConfig/durationSeconds", seconds + " is not a multiple of 6 from 12 to 120");
        }
        return IntStream.range(0, seconds / SHOT_SECONDS)
                .mapToObj(shot -> new Wanted.Shot(text + " Shot " + (shot + 1), null, SHOT_SECONDS))
                .toList();
    }

    private static List<Wanted.Shot> manual(JsonNode input, JsonNode config) throws Rejection {
        BedrockModel.only(input, "", Set.of("taskType", "multiShotManualParams", "videoGenerationConfig"));
        if (config.has("durationSeconds")) {
            throw Rejection.malformed("/videoGenerationConfig", "extraneous key [durationSeconds] is not permitted");
        }
        JsonNode asked = input.path("multiShotManualParams").path("shots");
        if (asked.isEmpty() || asked.size() > 20) {
            throw Rejection.malformed("/multiShotManualParams/shots", "expected item count: 1 to 20");
        }
        List<Wanted.Shot> shots = new ArrayList<>();
        for (JsonNode shot : asked) {
            String at = "/multiShotManualParams/shots/" + shots.size();
            BedrockModel.only(shot, at, Set.of("text", "image"));
            shots.add(new Wanted.Shot(
                    BedrockModel.text(shot, at, "text", 512),
                    shot.has("image") ? picture(shot.path("image"), at + "/image") : null,
                    SHOT_SECONDS));
        }
        return shots;
    }

    private static byte[] picture(JsonNode image, String at) throws Rejection {
        BedrockModel.only(image, at, Set.of("format", "source"));
        BedrockModel.oneOf(image, at, "format", List.of("png", "jpeg"));
        BedrockModel.only(image.path("source"), at + "/source", Set.of("bytes"));
        return BedrockModel.picture(
                BedrockModel.text(image.path("source"), at + "/source", "bytes", Integer.MAX_VALUE),
                at + "/source/bytes",
                WIDTH,
                HEIGHT);
    }

    private static void exactly(JsonNode config, String name, String value) throws Rejection {
        if (!config.path(name).asString("").equals(value)) {
            throw Rejection.malformed(
                    "/videoGenerationConfig/" + name, config.path(name).asString("nothing") + " is not " + value);
        }
    }
}
