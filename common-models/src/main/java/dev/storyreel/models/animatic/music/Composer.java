package dev.storyreel.models.animatic.music;

import java.util.ArrayList;
import java.util.List;

/** Writes the score. Pure: the same terms, the same score. */
final class Composer {

    private Composer() {}

    static Score compose(Terms terms) {
        Grid grid = Grid.of(terms);
        Form form = Form.of(terms, grid);
        List<Chord> chords = Harmony.of(terms, grid);
        List<Score.Note> notes = new ArrayList<>();
        new Accompaniment(terms, grid, notes::add).write(form, chords);
        new Melody(terms, notes::add).write(form, chords);
        List<Score.Hit> hits = new ArrayList<>();
        if (terms.drums()) {
            new Percussion(terms, grid, hits::add).write(form);
        }
        return new Score(terms, grid, chords, List.copyOf(notes), List.copyOf(hits));
    }
}
