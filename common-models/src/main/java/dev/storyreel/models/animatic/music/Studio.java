package dev.storyreel.models.animatic.music;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Plays a score and mixes it: instruments, drums, room, and the kick's push on everything else. Pure. */
final class Studio {

    private static final int LONGEST_KEPT = Sound.frames(1.6);
    private static final int FORCES = 10;

    private record Played(Part part, int midi, int frames, int force) {}

    private final Score score;
    private final Genre genre;
    private final Dice human;
    private final Map<Played, Sound> kept = new HashMap<>();
    private final Sound tune;
    private final Sound beat;
    private final Sound far;

    private Studio(Score score) {
        this.score = score;
        this.genre = score.terms().genre();
        this.human = Dice.of(score.terms().seed(), "human");
        int frames = Sound.frames(score.terms().seconds());
        this.tune = Sound.silence(frames);
        this.beat = Sound.silence(frames);
        this.far = Sound.silence(frames);
    }

    static Sound record(Score score) {
        return new Studio(score).mix();
    }

    private Sound mix() {
        score.notes().forEach(this::play);
        Kit kit = new Kit(genre);
        score.hits().forEach(hit -> strike(kit, hit));
        push();
        double room = switch (genre) {
            case AMBIENT -> 4.2;
            case CINEMATIC -> 3;
            case WALTZ, SYNTHWAVE -> 2.2;
            case LOFI, ROCK, POP, JAZZ, FOLK, TECHNO -> 1.5;
        };
        beat.add(tune, 0, 1, 1);
        beat.add(Room.answer(far, room), 0, 0.55f, 0.55f);
        return beat;
    }

    private void play(Score.Note note) {
        Band.Chair chair = Band.chair(genre, note.part(), score.terms().feeling().brightness());
        int start = frame(note.beat());
        int held = Math.max(480, Sound.frames(score.grid().seconds(note.beats())));
        double late = note.beat() == 0 || note.part() == Part.PAD ? 0 : human.swing() * loose();
        double force = Math.clamp(note.force() * (1 + 0.07 * human.swing()), 0.05, 1);
        double pan = chair.width() * 0.7 * Wave.sine(((note.midi() * 5) % 12) / 12.0);
        Sound sound = sound(note, chair, held, force);
        place(sound, Math.max(0, start + Sound.frames(late)), chair, pan, 1);
        if (chair.echo()) {
            int again = Sound.frames(score.grid().seconds(0.75));
            place(sound, start + again, chair, -0.7, 0.3);
            place(sound, start + 2 * again, chair, 0.7, 0.13);
        }
    }

    private Sound sound(Score.Note note, Band.Chair chair, int held, double force) {
        int layer = (int) Math.clamp(Math.round(force * FORCES), 1, FORCES);
        Played played = new Played(note.part(), note.midi(), held, layer);
        if (held > LONGEST_KEPT) {
            return chair.instrument().sound(note.midi(), held, layer / (double) FORCES);
        }
        return kept.computeIfAbsent(
                played, _ -> chair.instrument().sound(note.midi(), held, layer / (double) FORCES));
    }

    private void place(Sound sound, int at, Band.Chair chair, double pan, double level) {
        float left = (float) (chair.level() * level * Math.sqrt(0.5 - 0.5 * pan) * 1.414);
        float right = (float) (chair.level() * level * Math.sqrt(0.5 + 0.5 * pan) * 1.414);
        tune.add(sound, at, left, right);
        if (chair.far() > 0) {
            far.add(sound, at, left * (float) chair.far(), right * (float) chair.far());
        }
    }

    private void strike(Kit kit, Score.Hit hit) {
        Sound sound = kit.sound(hit.drum());
        int at = frame(hit.beat()) - (hit.drum() == Drum.RISER ? Sound.frames(Kit.SWELL) : 0);
        double pan = switch (hit.drum()) {
            case HAT, OPEN_HAT -> 0.25;
            case RIDE, TOM -> -0.3;
            case SHAKER -> -0.45;
            case RIM -> 0.35;
            case KICK, SNARE, CLAP, TAIKO, CRASH, BOOM, RISER -> 0;
        };
        double force = 0.75 * hit.force() * (1 + 0.06 * human.swing());
        float left = (float) (force * Math.sqrt(0.5 - 0.5 * pan) * 1.414);
        float right = (float) (force * Math.sqrt(0.5 + 0.5 * pan) * 1.414);
        beat.add(sound, at, left, right);
        float room = hit.drum() == Drum.KICK ? 0.02f : (float) Band.drumsFar(genre);
        far.add(sound, at, left * room, right * room);
    }

    /** The kick makes room for itself: what is tuned steps back for a moment, as a compressor keyed by it would do. */
    private void push() {
        if (genre.duck() == 0) {
            return;
        }
        float[] gain = new float[tune.frames()];
        Arrays.fill(gain, 1);
        int down = Sound.frames(0.012);
        int up = Sound.frames(Math.min(0.32, score.grid().seconds(0.9)));
        for (Score.Hit hit : score.hits()) {
            if (hit.drum() == Drum.KICK) {
                double depth = genre.duck() * hit.force();
                int at = frame(hit.beat());
                for (int i = -down; i < up; i++) {
                    if (at + i >= 0 && at + i < gain.length) {
                        double shape = i < 0 ? 1 + i / (double) down : 1 - i / (double) up;
                        double eased = shape * shape * (3 - 2 * shape);
                        gain[at + i] = Math.min(gain[at + i], (float) (1 - depth * eased));
                    }
                }
            }
        }
        for (int i = 0; i < gain.length; i++) {
            tune.left()[i] *= gain[i];
            tune.right()[i] *= gain[i];
        }
    }

    /** Off-beats are late where the music swings. */
    private int frame(double beat) {
        double within = beat - Math.floor(beat);
        double swung = within >= 0.5 ? beat + genre.swing() * (1 - within) * 2 : beat + genre.swing() * within * 2;
        return Sound.frames(score.grid().seconds(within == 0 ? beat : swung));
    }

    private double loose() {
        return genre == Genre.TECHNO || genre == Genre.SYNTHWAVE ? 0.001 : 0.006;
    }
}
