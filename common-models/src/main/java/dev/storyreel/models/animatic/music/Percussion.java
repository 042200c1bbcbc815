package dev.storyreel.models.animatic.music;

import java.util.List;
import java.util.function.Consumer;

/** The drums: a groove for each family that fills up as the film builds, fills and swells into the accents. Pure. */
final class Percussion {

    /** @param from the intensity from which it plays */
    private record Line(Drum drum, double from, String steps) {}

    private final Terms terms;
    private final Grid grid;
    private final Consumer<Score.Hit> out;

    Percussion(Terms terms, Grid grid, Consumer<Score.Hit> out) {
        this.terms = terms;
        this.grid = grid;
        this.out = out;
    }

    void write(Form form) {
        List<Form.Section> sections = form.sections();
        for (int i = 0; i < sections.size(); i++) {
            Form.Section section = sections.get(i);
            boolean rises = i + 1 < sections.size() && sections.get(i + 1).intensity() > section.intensity();
            groove(section, i == 0 && sections.size() > 2 ? 0.7 : 1);
            if (i > 0) {
                accent(section.start(), section.intensity());
            }
            if (section.intensity() > 0.5 && (rises || i + 1 == sections.size())) {
                fill(section);
            }
            if (rises || i + 1 == sections.size()) {
                hit(Drum.RISER, section.end(), 0.35 + 0.4 * section.intensity());
            }
        }
        grid.accents().stream()
                .filter(beat -> beat < grid.lastBeat()
                        && sections.stream().noneMatch(section -> section.start() == beat))
                .forEach(beat -> hit(Drum.CRASH, beat, 0.3));
        if (!sections.isEmpty()) {
            accent(grid.lastBeat(), Math.max(0.6, sections.getLast().intensity()));
        }
    }

    private void groove(Form.Section section, double share) {
        double intensity = section.intensity() * share;
        double force = 0.55 + 0.45 * section.intensity();
        for (Line line : lines()) {
            if (intensity >= line.from()) {
                for (Grid.Bar bar : section.bars()) {
                    new Rhythm(line.steps())
                            .each(bar.start(), bar.beats(), (beat, _, stroke, _) -> hit(line.drum(), beat, stroke * force));
                }
            }
        }
    }

    private void accent(int beat, double intensity) {
        switch (terms.genre()) {
            case CINEMATIC, TECHNO, SYNTHWAVE -> {
                hit(Drum.BOOM, beat, 0.4 + 0.6 * intensity);
                hit(Drum.CRASH, beat, 0.2 + 0.6 * intensity);
            }
            case AMBIENT, LOFI -> hit(Drum.BOOM, beat, 0.3 + 0.4 * intensity);
            case ROCK, POP -> {
                hit(Drum.KICK, beat, 1);
                hit(Drum.CRASH, beat, 0.35 + 0.65 * intensity);
            }
            case JAZZ, FOLK, WALTZ -> hit(Drum.CRASH, beat, 0.15 + 0.3 * intensity);
        }
    }

    private void fill(Form.Section section) {
        Drum drum = switch (terms.genre()) {
            case CINEMATIC -> Drum.TAIKO;
            case ROCK, SYNTHWAVE -> Drum.TOM;
            case POP, TECHNO, JAZZ, LOFI -> Drum.SNARE;
            case AMBIENT, FOLK, WALTZ -> Drum.SHAKER;
        };
        double from = Math.max(section.start(), section.end() - 1);
        for (double beat = from; beat < section.end() - 0.1; beat += 0.25) {
            hit(drum, beat, 0.35 + 0.45 * (beat - from));
        }
    }

    private void hit(Drum drum, double beat, double force) {
        out.accept(new Score.Hit(drum, beat, Math.min(1, force)));
    }

    private List<Line> lines() {
        return switch (terms.genre()) {
            case AMBIENT -> List.of(
                    new Line(Drum.SHAKER, 0.28, "o...x...o...x.o."),
                    new Line(Drum.KICK, 0.34, "x.......o......."),
                    new Line(Drum.RIM, 0.45, "......o.....x..."),
                    new Line(Drum.HAT, 0.55, "..o...o...o...o."));
            case CINEMATIC -> List.of(
                    new Line(Drum.TAIKO, 0.3, "x..............."),
                    new Line(Drum.TAIKO, 0.45, "......o.....x..."),
                    new Line(Drum.SHAKER, 0.5, "x.o.x.o.x.o.x.o."),
                    new Line(Drum.TAIKO, 0.68, "...o....x..o..o."),
                    new Line(Drum.KICK, 0.6, "X.......X......."),
                    new Line(Drum.SNARE, 0.78, "....x.......x.oo"));
            case LOFI -> List.of(
                    new Line(Drum.HAT, 0.2, "x.o.x.o.x.o.x.oo"),
                    new Line(Drum.KICK, 0.24, "X.....x...x....."),
                    new Line(Drum.SNARE, 0.3, "....x.......x..."),
                    new Line(Drum.SHAKER, 0.5, "..o...o...o...o."));
            case ROCK -> List.of(
                    new Line(Drum.HAT, 0.2, "x.o.x.o.x.o.x.o."),
                    new Line(Drum.KICK, 0.28, "X.......X.x....."),
                    new Line(Drum.SNARE, 0.36, "....X.......X..."),
                    new Line(Drum.RIDE, 0.75, "x...x...x...x..."));
            case POP -> List.of(
                    new Line(Drum.KICK, 0.28, "X.....x.X......."),
                    new Line(Drum.SHAKER, 0.3, "o.x.o.x.o.x.o.x."),
                    new Line(Drum.CLAP, 0.38, "....X.......X..."),
                    new Line(Drum.HAT, 0.5, "x.xxx.x.x.xxx.x."),
                    new Line(Drum.OPEN_HAT, 0.72, "......x.......x."));
            case JAZZ -> List.of(
                    new Line(Drum.RIDE, 0.1, "x...x.o.x...x.o."),
                    new Line(Drum.HAT, 0.3, "....x.......x..."),
                    new Line(Drum.KICK, 0.35, "o...o...o...o..."),
                    new Line(Drum.RIM, 0.5, "......o......o.."));
            case FOLK -> List.of(
                    new Line(Drum.SHAKER, 0.28, "x.o.x.o.x.o.x.o."),
                    new Line(Drum.KICK, 0.4, "x.......x......."),
                    new Line(Drum.CLAP, 0.6, "....x.......x..."),
                    new Line(Drum.TOM, 0.7, "..........o...o."));
            case TECHNO -> List.of(
                    new Line(Drum.KICK, 0.2, "X...X...X...X..."),
                    new Line(Drum.OPEN_HAT, 0.4, "..x...x...x...x."),
                    new Line(Drum.CLAP, 0.5, "....X.......X..."),
                    new Line(Drum.HAT, 0.55, "ooxoooxoooxoooxo"),
                    new Line(Drum.RIDE, 0.8, "..o...o...o...o."));
            case SYNTHWAVE -> List.of(
                    new Line(Drum.HAT, 0.26, "x.o.x.o.x.o.x.o."),
                    new Line(Drum.KICK, 0.3, "X...X...X...X..."),
                    new Line(Drum.SNARE, 0.4, "....X.......X..."),
                    new Line(Drum.OPEN_HAT, 0.65, "..x...x...x...x."));
            case WALTZ -> List.of(
                    new Line(Drum.SHAKER, 0.35, "....o...o..."),
                    new Line(Drum.KICK, 0.45, "x..........."),
                    new Line(Drum.RIDE, 0.6, "....o...o..."));
        };
    }
}
