package dev.storyreel.simulator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * When each character of a text is spoken: fifteen a second where the voice is as fast as it usually is, and a breath after
 * a sentence. Pure.
 */
public record Alignment(List<String> characters, List<Double> starts, List<Double> ends) {

    private static final double CHARACTER = 0.066;
    private static final double BREATH = 0.25;

    public Alignment {
        characters = List.copyOf(characters);
        starts = List.copyOf(starts);
        ends = List.copyOf(ends);
    }

    /** @param speed 1 is usual */
    public static Alignment of(String text, double speed) {
        List<String> characters = text.codePoints().mapToObj(Character::toString).toList();
        double[] ends = new double[characters.size()];
        double time = 0;
        for (int i = 0; i < ends.length; i++) {
            time += (".!?…".contains(characters.get(i)) ? BREATH : CHARACTER) / speed;
            ends[i] = Math.round(time * 1000) / 1000.0;
        }
        return new Alignment(
                characters,
                IntStream.range(0, ends.length).mapToObj(i -> i == 0 ? 0.0 : ends[i - 1]).toList(),
                IntStream.range(0, ends.length).mapToObj(i -> ends[i]).toList());
    }

    public double seconds() {
        return ends.isEmpty() ? 0 : ends.getLast();
    }
}
