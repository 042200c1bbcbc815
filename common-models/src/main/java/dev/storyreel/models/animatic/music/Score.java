package dev.storyreel.models.animatic.music;

import java.util.List;

/** The music on paper: everything that sounds, in beats. Pure data. */
record Score(Terms terms, Grid grid, List<Chord> chords, List<Note> notes, List<Hit> hits) {

    /**
     * @param force how strongly, 0 to 1
     */
    record Note(Part part, double beat, double beats, int midi, double force) {}

    /** @param force how strongly, 0 to 1 */
    record Hit(Drum drum, double beat, double force) {}
}
