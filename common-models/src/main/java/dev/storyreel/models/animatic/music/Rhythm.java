package dev.storyreel.models.animatic.music;

/**
 * A rhythm in sixteenths: {@code X} strong, {@code x} plain, {@code o} soft, {@code -} held on, {@code .} rest; repeated
 * from its start for as long as is asked.
 */
record Rhythm(String steps) {

    private static final double STEP = 0.25;

    interface Stroke {
        /** @param index of the stroke, from 0 at the start of the span */
        void at(double beat, double beats, double force, int index);
    }

    void each(double start, double beats, Stroke stroke) {
        int length = (int) Math.round(beats / STEP);
        int index = 0;
        for (int i = 0; i < length; i++) {
            double force = force(steps.charAt(i % steps.length()));
            if (force > 0) {
                int held = 1;
                while (i + held < length && steps.charAt((i + held) % steps.length()) == '-') {
                    held++;
                }
                stroke.at(start + i * STEP, held * STEP, force, index++);
            }
        }
    }

    private static double force(char step) {
        return switch (step) {
            case 'X' -> 1;
            case 'x' -> 0.78;
            case 'o' -> 0.5;
            default -> 0;
        };
    }
}
