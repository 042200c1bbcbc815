package dev.storyreel.refine.media;

import java.util.Arrays;

/**
 * Fits a track to the picture, to the sample. Music that ends with the picture keeps its own ending; music that goes on
 * is faded out; music that is over too soon is looped, each round crossfaded into the next. Pure.
 */
final class TrackFit {

    /** How much more of a track is worth decoding than the picture lasts: enough to see that it goes on. */
    static final double SLACK_SECONDS = 4;

    private static final int ENDS_WITH_PICTURE = (int) (3.0 * Pcm.RATE);
    private static final int SHORT_FADE = (int) (0.8 * Pcm.RATE);
    private static final int LONG_FADE = 2 * Pcm.RATE;
    private static final int CROSSFADE = 2 * Pcm.RATE;
    /** A track that is this little too short may end before the picture does. */
    private static final int QUIET_END = (int) (1.5 * Pcm.RATE);
    private static final int NO_CLICK = Pcm.RATE / 200;
    private static final float AUDIBLE = 0.003f;

    private TrackFit() {}

    static Pcm music(Pcm track, int frames) {
        Pcm sounding = withoutSilentEnds(track);
        if (sounding.frames() == 0) {
            return Pcm.silence(frames);
        }
        if (track.frames() >= frames) {
            boolean goesOn = track.frames() - frames > ENDS_WITH_PICTURE;
            float[] fitted = Arrays.copyOf(track.samples(), 2 * frames);
            fadeOut(fitted, frames, Math.min(goesOn ? LONG_FADE : SHORT_FADE, frames / 4));
            return new Pcm(fitted);
        }
        if (frames - track.frames() <= Math.min(QUIET_END, frames / 10)) {
            float[] fitted = Arrays.copyOf(track.samples(), 2 * frames);
            fadeOut(fitted, track.frames(), NO_CLICK);
            return new Pcm(fitted);
        }
        float[] fitted = looped(sounding, frames);
        fadeOut(fitted, frames, Math.min(LONG_FADE, frames / 4));
        return new Pcm(fitted);
    }

    /** The clips' own sound belongs to its moments: it is neither moved nor looped. */
    static Pcm ownSound(Pcm sound, int frames) {
        float[] fitted = Arrays.copyOf(sound.samples(), 2 * frames);
        fadeOut(fitted, Math.min(frames, sound.frames()), Math.min(NO_CLICK, frames / 4));
        return new Pcm(fitted);
    }

    private static float[] looped(Pcm track, int frames) {
        float[] out = new float[2 * frames];
        int length = track.frames();
        int cross = Math.min(CROSSFADE, length / 4);
        int stride = length - cross;
        for (int start = 0; start < frames; start += stride) {
            int end = Math.min(length, frames - start);
            for (int i = 0; i < end; i++) {
                float gain = 1;
                if (start > 0 && i < cross) {
                    gain = equalPower((i + 0.5) / cross);
                } else if (i >= stride) {
                    gain = equalPower((length - i - 0.5) / cross);
                }
                out[2 * (start + i)] += gain * track.samples()[2 * i];
                out[2 * (start + i) + 1] += gain * track.samples()[2 * i + 1];
            }
        }
        return out;
    }

    private static float equalPower(double share) {
        return (float) StrictMath.sin(StrictMath.PI / 2 * share);
    }

    private static void fadeOut(float[] samples, int end, int length) {
        for (int i = 0; i < Math.min(length, end); i++) {
            double share = i / (double) length;
            float gain = (float) (share * share * (3 - 2 * share));
            samples[2 * (end - 1 - i)] *= gain;
            samples[2 * (end - 1 - i) + 1] *= gain;
        }
    }

    private static Pcm withoutSilentEnds(Pcm track) {
        float[] samples = track.samples();
        int from = 0;
        int to = track.frames();
        while (from < to && silent(samples, from)) {
            from++;
        }
        while (to > from && silent(samples, to - 1)) {
            to--;
        }
        return new Pcm(Arrays.copyOfRange(samples, 2 * from, 2 * to));
    }

    private static boolean silent(float[] samples, int frame) {
        return Math.abs(samples[2 * frame]) < AUDIBLE && Math.abs(samples[2 * frame + 1]) < AUDIBLE;
    }
}
