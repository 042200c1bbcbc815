package dev.storyreel.models.animatic.music;

/** Something that sounds a note. Pure: the same note, the same samples, which must not be changed. */
interface Instrument {

    /**
     * @param frames how long the note is held; the sound goes on until it has died away
     * @param force  0 to 1
     */
    Sound sound(int midi, int frames, double force);

    static double hertz(double midi) {
        return 440 * StrictMath.pow(2, (midi - 69) / 12);
    }
}
