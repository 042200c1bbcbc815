package dev.storyreel.models.animatic.music;

/** A state-variable filter (the trapezoidal form, stable while its cutoff moves). Keeps state; one per voice. */
final class Filter {

    private double g;
    private double k;
    private double a1;
    private double a2;
    private double a3;
    private double ic1;
    private double ic2;
    private double band;

    Filter(double cutoff, double resonance) {
        tune(cutoff, resonance);
    }

    void tune(double cutoff, double resonance) {
        double hertz = Math.clamp(cutoff, 20, Sound.RATE * 0.45);
        g = StrictMath.tan(StrictMath.PI * hertz / Sound.RATE);
        k = 1 / resonance;
        a1 = 1 / (1 + g * (g + k));
        a2 = g * a1;
        a3 = g * a2;
    }

    float low(float in) {
        double v3 = in - ic2;
        double v1 = a1 * ic1 + a2 * v3;
        double v2 = ic2 + a2 * ic1 + a3 * v3;
        ic1 = 2 * v1 - ic1;
        ic2 = 2 * v2 - ic2;
        band = v1;
        return (float) v2;
    }

    float high(float in) {
        double low = low(in);
        return (float) (in - k * band - low);
    }

    float band(float in) {
        low(in);
        return (float) (k * band);
    }
}
