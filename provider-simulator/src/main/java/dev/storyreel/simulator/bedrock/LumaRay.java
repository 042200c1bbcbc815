package dev.storyreel.simulator.bedrock;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Luma Ray 2. Source: the Bedrock user guide; the key frames' form and the price as in our catalogue's row [U]. */
record LumaRay() implements BedrockModel {

    private static final List<String> RATIOS = List.of("16:9", "1:1", "9:16", "4:3", "3:4", "21:9", "9:21");

    @Override
    public String id() {
        return "luma.ray-v2:0";
    }

    @Override
    public @Nullable LocalDate endOfLife() {
        return null;
    }

    @Override
    public int concurrent() {
        return 0;
    }

    @Override
    public double runSeconds(Wanted wanted) {
        return 12.0 * wanted.seconds();
    }

    @Override
    public boolean reports() {
        return false;
    }

    @Override
    public BigDecimal usd(Wanted wanted) {
        boolean low = Math.min(wanted.width(), wanted.height()) < 720;
        return new BigDecimal(low ? "0.75" : "1.50").multiply(BigDecimal.valueOf(wanted.seconds()));
    }

    @Override
    public Wanted read(JsonNode input) throws Rejection {
        BedrockModel.only(input, "", Set.of("prompt", "aspect_ratio", "loop", "duration", "resolution", "keyframes"));
        String prompt = BedrockModel.text(input, "", "prompt", 5000);
        String ratio = BedrockModel.oneOf(input, "", "aspect_ratio", RATIOS);
        String duration = BedrockModel.oneOf(input, "", "duration", List.of("5s", "9s"));
        String resolution = BedrockModel.oneOf(input, "", "resolution", List.of("720p", "540p"));
        if (input.has("loop") && !input.path("loop").isBoolean()) {
            throw Rejection.malformed("/loop", "expected type: Boolean");
        }
        byte @Nullable [] first = null;
        if (input.has("keyframes")) {
            JsonNode frames = input.path("keyframes");
            BedrockModel.only(frames, "/keyframes", Set.of("frame0", "frame1"));
            for (String name : frames.propertyNames()) {
                byte[] picture = frame(frames.path(name), "/keyframes/" + name);
                first = name.equals("frame0") ? picture : first;
            }
        }
        String[] sides = ratio.split(":");
        double proportion = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
        int shorter = Integer.parseInt(resolution.substring(0, 3));
        return new Wanted(
                List.of(new Wanted.Shot(prompt, first, Integer.parseInt(duration.substring(0, 1)))),
                even(proportion >= 1 ? shorter * proportion : shorter),
                even(proportion >= 1 ? shorter : shorter / proportion),
                24,
                prompt.hashCode());
    }

    private static byte[] frame(JsonNode frame, String at) throws Rejection {
        BedrockModel.only(frame, at, Set.of("type", "source"));
        BedrockModel.oneOf(frame, at, "type", List.of("image"));
        JsonNode source = frame.path("source");
        BedrockModel.only(source, at + "/source", Set.of("type", "media_type", "data"));
        BedrockModel.oneOf(source, at + "/source", "type", List.of("base64"));
        BedrockModel.oneOf(source, at + "/source", "media_type", List.of("image/jpeg", "image/png"));
        return BedrockModel.picture(
                BedrockModel.text(source, at + "/source", "data", Integer.MAX_VALUE), at + "/source/data", 0, 0);
    }

    private static int even(double side) {
        return (int) Math.round(side / 2) * 2;
    }
}
