package dev.storyreel.models.animatic.music;

/** Who plays what in each family of music, how loud, and how far from the ear. */
final class Band {

    /**
     * @param level in the mix
     * @param width how far its notes are spread left and right, 0 to 1
     * @param far   how much of it goes to the room
     * @param echo  whether its notes are repeated, softer, on the dotted eighth
     */
    record Chair(Instrument instrument, double level, double width, double far, boolean echo) {}

    private Band() {}

    static Chair chair(Genre genre, Part part, double brightness) {
        double open = 0.6 + 0.8 * brightness;
        return switch (part) {
            case PAD -> pad(genre, open);
            case KEYS -> keys(genre, open);
            case FIGURE -> figure(genre, open);
            case LEAD -> lead(genre, open);
            case BASS -> bass(genre, open);
        };
    }

    /** How much of the drums goes to the room. */
    static double drumsFar(Genre genre) {
        return switch (genre) {
            case CINEMATIC -> 0.32;
            case AMBIENT -> 0.35;
            case SYNTHWAVE -> 0.2;
            case JAZZ, WALTZ, FOLK -> 0.16;
            case LOFI, ROCK, POP -> 0.1;
            case TECHNO -> 0.07;
        };
    }

    private static Chair pad(Genre genre, double open) {
        return switch (genre) {
            case CINEMATIC, WALTZ -> new Chair(new Sawing(9, 0.22, 0.9, 8 * open, 0, 9, 0.1, 0.5), 0.26, 0.5, 0.5, false);
            case ROCK -> new Chair(new Sawing(5, 0.05, 0.3, 4 * open, 0, 5, 0.4, 0.45), 0.16, 0.3, 0.2, false);
            case SYNTHWAVE, TECHNO -> new Chair(new Sawing(11, 0.3, 0.8, 9 * open, 0, 0, 0.1, 0.5), 0.26, 0.6, 0.35, false);
            case AMBIENT -> new Chair(new Sawing(8, 0.7, 1.6, 6.5 * open, 0, 3, 0.2, 0.5), 0.34, 0.6, 0.6, false);
            case LOFI, POP, JAZZ, FOLK -> new Chair(new Sawing(7, 0.35, 0.9, 5 * open, 0, 3, 0.2, 0.5), 0.2, 0.5, 0.35, false);
        };
    }

    private static Chair keys(Genre genre, double open) {
        return switch (genre) {
            case LOFI, JAZZ -> new Chair(new Struck(Struck.ELECTRIC, 4.5, 0.25, 0.08, 0.18, 0.5), 0.4, 0.35, 0.22, false);
            case ROCK -> new Chair(new Plucked(4, 0.9, 0.12, 5.5, 0.6), 0.42, 0, 0.1, false);
            case FOLK -> new Chair(new Plucked(2.4, 0.6 * open, 0.15, 0, 0.6), 0.5, 0.3, 0.18, false);
            case TECHNO -> new Chair(new Sawing(10, 0.004, 0.16, 12 * open, 0.09, 0, 0, 0.6), 0.38, 0.4, 0.3, false);
            case CINEMATIC -> new Chair(new Sawing(7, 0.02, 0.14, 9 * open, 0.16, 0, 0, 0.6), 0.36, 0.6, 0.4, false);
            case WALTZ -> new Chair(new Plucked(1.1, 0.4, 0.2, 0, 0.7), 0.65, 0.4, 0.3, false);
            case AMBIENT, POP, SYNTHWAVE -> new Chair(new Struck(Struck.PIANO, 5, 0.18, 0.3, 0, 0.4), 0.4, 0.4, 0.22, false);
        };
    }

    private static Chair figure(Genre genre, double open) {
        return switch (genre) {
            case AMBIENT -> new Chair(new Struck(Struck.GLASS, 3.4, 0.9, 0.02, 0.1, 0.4), 0.5, 0.8, 0.6, true);
            case CINEMATIC -> new Chair(new Struck(Struck.PIANO, 5, 0.5, 0.22, 0, 0.45), 0.42, 0.5, 0.4, false);
            case FOLK -> new Chair(new Plucked(3, 0.55 * open, 0.35, 0, 0.75), 0.6, 0.4, 0.2, false);
            case TECHNO, SYNTHWAVE -> new Chair(new Sawing(6, 0.004, 0.12, 9 * open, 0.08, 0, 0, 0.6), 0.5, 0.7, 0.25, false);
            case WALTZ -> new Chair(new Struck(Struck.MUSIC_BOX, 2.4, 0.6, 0, 0, 0.4), 0.6, 0.6, 0.35, false);
            case LOFI, ROCK, POP, JAZZ -> new Chair(new Plucked(1.4, 0.6 * open, 0.2, 0, 0.6), 0.8, 0.7, 0.25, true);
        };
    }

    private static Chair lead(Genre genre, double open) {
        return switch (genre) {
            case AMBIENT -> new Chair(new Struck(Struck.GLASS, 5, 1.2, 0, 0.1, 0.45), 0.6, 0.3, 0.6, true);
            case CINEMATIC -> new Chair(new Sawing(6, 0.09, 0.5, 5 * open, 0, 16, 0.15, 0.55), 0.52, 0.2, 0.5, false);
            case LOFI -> new Chair(new Struck(Struck.VIBES, 3, 0.4, 0.04, 0.2, 0.5), 0.62, 0.3, 0.3, true);
            case JAZZ -> new Chair(new Struck(Struck.VIBES, 3.4, 0.3, 0.06, 0.15, 0.5), 0.7, 0.25, 0.28, false);
            case ROCK -> new Chair(new Sawing(4, 0.015, 0.2, 7 * open, 0, 14, 0.1, 0.55), 0.5, 0.1, 0.25, true);
            case POP -> new Chair(new Sawing(5, 0.012, 0.18, 6 * open, 0.35, 8, 0.3, 0.55), 0.5, 0.2, 0.3, true);
            case FOLK -> new Chair(new Plucked(1.8, 0.85, 0.2, 0, 0.7), 0.85, 0.2, 0.25, false);
            case TECHNO -> new Chair(new Sawing(8, 0.006, 0.2, 8 * open, 0.14, 0, 0.1, 0.55), 0.48, 0.3, 0.35, true);
            case SYNTHWAVE -> new Chair(new Sawing(9, 0.01, 0.25, 8 * open, 0.6, 12, 0.15, 0.55), 0.48, 0.2, 0.35, true);
            case WALTZ -> new Chair(new Struck(Struck.MUSIC_BOX, 3.2, 0.7, 0.02, 0, 0.45), 0.66, 0.3, 0.4, false);
        };
    }

    private static Chair bass(Genre genre, double open) {
        return switch (genre) {
            case AMBIENT -> new Chair(new Sawing(0, 0.25, 0.7, 4, 0, 0, 0.6, 0.75), 0.28, 0, 0.05, false);
            case CINEMATIC, WALTZ -> new Chair(new Sawing(0, 0.06, 0.4, 6 * open, 0, 4, 0.45, 0.75), 0.27, 0, 0.15, false);
            case LOFI -> new Chair(new Sawing(0, 0.012, 0.12, 4, 0.5, 0, 0.7, 0.85), 0.34, 0, 0.02, false);
            case JAZZ, FOLK -> new Chair(new Plucked(2.2, 0.16, 0.09, 0, 1), 0.8, 0, 0.06, false);
            case ROCK, POP -> new Chair(new Sawing(0, 0.006, 0.08, 9 * open, 0.25, 0, 0.45, 0.8), 0.3, 0, 0.02, false);
            case TECHNO, SYNTHWAVE -> new Chair(new Sawing(0, 0.004, 0.07, 11 * open, 0.12, 0, 0.45, 0.8), 0.34, 0, 0, false);
        };
    }
}
