package dev.storyreel.simulator.elevenlabs;

import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** When each character of a text is spoken: fifteen a second, and a breath after a sentence. Pure. */
record Alignment(List<String> characters, List<Double> starts, List<Double> ends) {

    private static final double CHARACTER = 0.066;
    private static final double BREATH = 0.25;

    Alignment {
        characters = List.copyOf(characters);
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    static Alignment of(String text) {
        List<String> characters = text.codePoints().mapToObj(Character::toString).toList();
        double[] ends = new double[characters.size()];
        double time = 0;
        for (int i = 0; i < ends.length; i++) {
            time += ".!?…".contains(characters.get(i)) ? BREATH : CHARACTER;
            ends[i] = Math.round(time * 1000) / 1000.0;
        }
        return new Alignment(
                characters,
                IntStream.range(0, ends.length).mapToObj(i -> i == 0 ? 0.0 : ends[i - 1]).toList(),
                IntStream.range(0, ends.length).mapToObj(i -> ends[i]).toList());
    }

    double seconds() {
        return ends.getLast();
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("characters");
        characters.forEach(all::add);
        ArrayNode starting = json.putArray("character_start_times_seconds");
        starts.forEach(starting::add);
        ArrayNode ending = json.putArray("character_end_times_seconds");
        ends.forEach(ending::add);
        return json;
    }
}
