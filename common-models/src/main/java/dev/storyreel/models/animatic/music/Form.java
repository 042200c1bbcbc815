package dev.storyreel.models.animatic.music;

import java.util.ArrayList;
import java.util.List;

/** The arrangement: sections that follow the film's accents, and how much happens in each. Pure. */
record Form(List<Section> sections) {

    /**
     * @param intensity 0 to 1
     * @param peak      whether it is the highest
     */
    record Section(List<Grid.Bar> bars, double intensity, boolean peak) {
        int start() {
            return bars.getFirst().start();
        }

        int end() {
            return bars.getLast().end();
        }
    }

    private static final int LONGEST_PHRASE = 8;

    static Form of(Terms terms, Grid grid) {
        List<List<Grid.Bar>> spans = new ArrayList<>();
        for (int i = 0; i < grid.bars().size(); i = grid.endOfSection(i)) {
            spans.addAll(phrases(grid.bars().subList(i, grid.endOfSection(i))));
        }
        Dice dice = Dice.of(terms.seed(), "form");
        double peakAt = 0.68 + 0.14 * dice.unit();
        int peak = 0;
        double[] intensities = new double[spans.size()];
        for (int i = 0; i < spans.size(); i++) {
            double middle = (spans.get(i).getFirst().start() + spans.get(i).getLast().end()) / 2.0 / grid.lastBeat();
            intensities[i] = arch(middle, peakAt) * (0.45 + 0.55 * terms.feeling().energy());
            peak = intensities[i] >= intensities[peak] ? i : peak;
        }
        if (peak >= 3) {
            intensities[peak - 1] *= 0.7;
        }
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            sections.add(new Section(List.copyOf(spans.get(i)), Math.min(1, intensities[i]), i == peak));
        }
        return new Form(List.copyOf(sections));
    }

    /** Rises to the peak and eases off a little after it. */
    private static double arch(double position, double peakAt) {
        if (position > peakAt) {
            return 1 - 0.25 * (position - peakAt) / (1 - peakAt);
        }
        double x = position / peakAt;
        return 0.38 + 0.62 * x * x * (3 - 2 * x);
    }

    /** A long stretch without an accent is phrased in fours. */
    private static List<List<Grid.Bar>> phrases(List<Grid.Bar> bars) {
        List<List<Grid.Bar>> phrases = new ArrayList<>();
        int from = 0;
        while (bars.size() - from >= LONGEST_PHRASE || (bars.size() - from > 5 && from > 0)) {
            phrases.add(bars.subList(from, from + 4));
            from += 4;
        }
        phrases.add(bars.subList(from, bars.size()));
        return phrases;
    }
}
