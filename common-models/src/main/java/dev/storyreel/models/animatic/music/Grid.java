package dev.storyreel.models.animatic.music;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the beats lie in time. The tempo is bent by a few percent at most, so that the film's accents fall on beats, and
 * on bars where they can; a bar is shortened or lengthened where an accent comes within it. Pure.
 *
 * @param tempo    beats per minute
 * @param bars     without gaps, from beat 0 to the last chord
 * @param accents  the beats on which the film's accents fall
 * @param lastBeat on which the last chord is struck
 */
record Grid(double tempo, List<Bar> bars, List<Integer> accents, int lastBeat) {

    /** @param opens whether an accent of the film opens it, and with it a section of the music */
    record Bar(int start, int beats, boolean opens) {
        int end() {
            return start + beats;
        }
    }

    private static final double MOST_BENT = 0.08;
    private static final int STEPS = 64;
    /** What a percent of bending weighs, in seconds of an accent's distance from its beat. */
    private static final double WEIGHT = 0.012;

    static Grid of(Terms terms) {
        double tempo = terms.tempo();
        double least = Double.MAX_VALUE;
        for (int step = 0; step <= STEPS; step++) {
            int away = (step + 1) / 2 * (step % 2 == 0 ? 1 : -1);
            double candidate = terms.tempo() * (1 + MOST_BENT * 2 * away / STEPS);
            double misfit = misfit(terms, candidate) + WEIGHT * 100 * MOST_BENT * 2 * Math.abs(away) / STEPS;
            if (misfit < least) {
                least = misfit;
                tempo = candidate;
            }
        }
        return at(terms, tempo);
    }

    /** Mean distance of the accents from a beat, in seconds, and a little for those that are not on a bar. */
    private static double misfit(Terms terms, double tempo) {
        return terms.accents().stream()
                .mapToDouble(accent -> {
                    double beat = accent * tempo / 60;
                    double off = Math.abs(beat - Math.rint(beat)) * 60 / tempo;
                    return off + (Math.rint(beat) % terms.genre().metre() == 0 ? 0 : 0.05);
                })
                .average()
                .orElse(0);
    }

    private static Grid at(Terms terms, double tempo) {
        int metre = terms.genre().metre();
        double ring = Math.clamp(terms.picture() * 0.09, 0.6, 2.2);
        int latest = Math.max(0, (int) Math.floor((terms.picture() - ring) * tempo / 60));
        List<Integer> accents = terms.accents().stream()
                .map(accent -> (int) Math.rint(accent * tempo / 60))
                .distinct()
                .toList();
        double lastAccent = terms.accents().getLast();
        boolean endsOnAccent = lastAccent > 0
                && terms.picture() - lastAccent < 4
                && terms.picture() - lastAccent >= Math.min(ring, 1.2);
        List<Integer> openings = new ArrayList<>(List.of(0));
        for (int accent : accents) {
            if (accent - openings.getLast() >= metre && accent <= latest - 1) {
                openings.add(accent);
            }
        }
        int lastBeat = endsOnAccent ? accents.getLast() : onHalfBar(openings.getLast(), latest, metre);
        openings.removeIf(opening -> opening > 0 && opening > lastBeat - 2);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < openings.size(); i++) {
            int end = i + 1 < openings.size() ? openings.get(i + 1) : lastBeat;
            bars.addAll(filled(openings.get(i), end, metre));
        }
        return new Grid(tempo, List.copyOf(bars), accents, lastBeat);
    }

    private static int onHalfBar(int from, int latest, int metre) {
        int half = Math.max(1, metre / 2);
        return from + Math.max(0, latest - from) / half * half;
    }

    private static List<Bar> filled(int start, int end, int metre) {
        List<Bar> bars = new ArrayList<>();
        int at = start;
        while (at < end) {
            int left = end - at;
            int beats = left == metre + 1 ? left : Math.min(metre, left);
            bars.add(new Bar(at, beats, at == start));
            at += beats;
        }
        return bars;
    }

    double seconds(double beat) {
        return beat * 60 / tempo;
    }

    /** The bars from this index up to the next that opens a section. */
    int endOfSection(int firstBar) {
        return IntStream.range(firstBar + 1, bars.size())
                .filter(i -> bars.get(i).opens())
                .findFirst()
                .orElse(bars.size());
    }
}
