package dev.storyreel.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers as they should not be: cut off anywhere, with any value replaced by any other or left out. The same each time. */
public final class Mangled {

    private static final List<String> INSTEAD = List.of(
            "null", "true", "-1", "0", "7", "1e400", "99999999999999999999", "0.5", "\"\"", "\"text\"", "\"{\"", "[]", "{}",
            "[null]", "[{}]", "[[[]]]", "{\"id\":{}}", "{\"message\":[]}", "\"http://169.254.169.254/\"", "\"\\u0000\"");

    private Mangled() {}

    /** @param answer well-formed JSON */
    public static Stream<String> of(String answer) {
        JsonNode whole = JsonMapper.shared().readTree(answer);
        Stream<String> cut = IntStream.range(0, answer.length()).mapToObj(end -> answer.substring(0, end));
        Random random = new Random(answer.hashCode());
        Stream<String> changed = IntStream.range(0, 3000).mapToObj(_ -> changed(whole.deepCopy(), random));
        return Stream.concat(Stream.concat(cut, INSTEAD.stream()), changed);
    }

    private static String changed(JsonNode whole, Random random) {
        for (int i = 0; i <= random.nextInt(3); i++) {
            change(whole, random);
        }
        return whole.toString();
    }

    private static void change(JsonNode whole, Random random) {
        List<JsonNode> containers = new ArrayList<>(List.of(whole));
        for (int i = 0; i < containers.size(); i++) {
            containers.get(i).values().stream().filter(JsonNode::isContainer).forEach(containers::add);
        }
        JsonNode instead = JsonMapper.shared().readTree(INSTEAD.get(random.nextInt(INSTEAD.size())));
        switch (containers.get(random.nextInt(containers.size()))) {
            case ObjectNode object when !object.isEmpty() -> {
                String field = List.copyOf(object.propertyNames()).get(random.nextInt(object.size()));
                if (random.nextInt(4) == 0) {
                    object.remove(field);
                } else {
                    object.set(field, instead);
                }
            }
            case ArrayNode array when !array.isEmpty() -> array.set(random.nextInt(array.size()), instead);
            default -> {}
        }
    }
}
