package dev.storyreel.models.animatic.clip;

import dev.storyreel.models.animatic.paint.Dice;

/**
 * Motes, flakes, drops or bubbles that drift through the clip. Each has a life of its own that begins after the first
 * frame and ends before the last, so none is left behind in the picture that the next clip starts from.
 */
final class Particles {

    private final int width;
    private final int height;
    private final Mote[] motes;

    private record Mote(float born, float life, float x, float y, float vx, float vy, float size, float bright, float tail) {}

    Particles(int width, int height, float seconds, long seed, Weather weather) {
        this.width = width;
        this.height = height;
        Dice dice = Dice.of(seed, "motes");
        int count = switch (weather) {
            case SNOW -> 170;
            case RAIN -> 260;
            case BUBBLES -> 50;
            case EMBERS, SPARKS -> 60;
            case DUST -> 34;
        };
        this.motes = new Mote[count];
        for (int i = 0; i < count; i++) {
            motes[i] = mote(dice, weather, seconds);
        }
    }

    private static Mote mote(Dice dice, Weather weather, float seconds) {
        float near = dice.next() * dice.next();
        float x = dice.between(-0.05f, 1.05f);
        float y = dice.next();
        float sway = dice.between(-0.02f, 0.02f);
        float life = Math.min(seconds * 0.8f, weather == Weather.RAIN ? dice.between(0.25f, 0.5f) : dice.between(1.2f, 3.2f));
        float born = dice.next() * (seconds - life);
        return switch (weather) {
            case SNOW -> new Mote(born, life, x, y * 1.1f - 0.3f, sway * 2, 0.1f + 0.22f * near, 1.6f + 4 * near, 70 + 60 * near, 0);
            case RAIN -> new Mote(born, life, x, y * 1.1f - 0.5f, -0.12f, 1.6f + near, 0.9f + near, 34 + 26 * near, 0.045f);
            case BUBBLES -> new Mote(born, life, x, 0.3f + y * 0.9f, sway, -0.06f - 0.1f * near, 1.5f + 4 * near, 30 + 30 * near, 0);
            case EMBERS -> new Mote(born, life, x, 0.4f + y * 0.7f, sway * 3, -0.09f - 0.15f * near, 1 + 1.6f * near, 70 + 70 * near, 0);
            case SPARKS -> new Mote(born, life, x, y, sway, -0.02f, 1.2f + 2.5f * near, 40 + 40 * near, 0);
            case DUST -> new Mote(born, life, x, y, sway + 0.01f, -0.012f, 1.2f + 5 * near, 34 - 18 * near, 0);
        };
    }

    /** Adds the particles of a moment to a frame's luma, which starts the array. */
    void sprinkle(float t, byte[] luma) {
        for (Mote mote : motes) {
            float age = t - mote.born;
            if (age > 0 && age < mote.life) {
                float glow = (float) Math.sin(Math.PI * age / mote.life);
                float x = (mote.x + mote.vx * age + 0.008f * (float) Math.sin(2.1 * age + mote.born * 9)) * width;
                float y = (mote.y + mote.vy * age) * height;
                float radius = mote.size * Math.min(width, height) / 720f;
                int dots = mote.tail == 0 ? 1 : Math.max(2, (int) (mote.tail * height / Math.max(0.8f, radius)));
                for (int i = 0; i < dots; i++) {
                    float back = mote.tail * height * i / dots;
                    dot(luma, x - back * mote.vx / mote.vy, y - back, radius, mote.bright * glow * glow);
                }
            }
        }
    }

    private void dot(byte[] luma, float cx, float cy, float radius, float bright) {
        float r = radius + 0.7f;
        int toY = Math.min(height - 1, (int) (cy + r));
        int toX = Math.min(width - 1, (int) (cx + r));
        for (int y = Math.max(0, (int) Math.ceil(cy - r)); y <= toY; y++) {
            for (int x = Math.max(0, (int) Math.ceil(cx - r)); x <= toX; x++) {
                float off = ((x - cx) * (x - cx) + (y - cy) * (y - cy)) / (r * r);
                if (off < 1) {
                    int i = y * width + x;
                    luma[i] = (byte) Math.min(235, (luma[i] & 255) + (int) (bright * (1 - off) * (1 - off)));
                }
            }
        }
    }
}
