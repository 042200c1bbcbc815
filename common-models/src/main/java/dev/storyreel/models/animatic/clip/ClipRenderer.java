package dev.storyreel.models.animatic.clip;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;

/** Renders a clip's frames as raw yuv420p, one after another; the first is the picture itself. Deterministic, one thread. */
final class ClipRenderer {

    private final Lattice lattice;
    private final Warp luma;
    private final Warp blue;
    private final Warp red;
    private final float[] alongX;
    private final float[] alongY;
    private final Pace pace;
    private final int frames;
    private final int fps;
    private final Atmosphere atmosphere;
    private final Particles particles;
    private final FrameLight light;

    ClipRenderer(BufferedImage picture, CameraMove move, int step, int frames, int fps, String prompt, long seed) {
        YuvPicture yuv = YuvPicture.of(picture);
        this.lattice = new Lattice(yuv.width(), yuv.height());
        this.luma = new Warp(yuv.y(), lattice, 0, 16);
        this.blue = new Warp(yuv.u(), lattice, 1, 128);
        this.red = new Warp(yuv.v(), lattice, 1, 128);
        this.alongX = new float[lattice.nodes()];
        this.alongY = new float[lattice.nodes()];
        move.travel(lattice, DepthMap.of(yuv, lattice), alongX, alongY);
        this.pace = new Pace(step);
        this.frames = frames;
        this.fps = fps;
        this.light = new FrameLight(lattice);
        float seconds = Math.max(1, frames - 1) / (float) fps;
        Weather weather = Weather.of(prompt);
        this.atmosphere = new Atmosphere(lattice, seconds, seed + step, weather);
        this.particles = new Particles(yuv.width(), yuv.height(), seconds, seed + step, weather);
    }

    void render(OutputStream out) throws IOException {
        byte[] frame = new byte[lattice.width() * lattice.height() * 3 / 2];
        for (int i = 0; i < frames; i++) {
            render(i, frame);
            out.write(frame);
        }
    }

    void render(int i, byte[] frame) {
        float t = i / (float) fps;
        float far = pace.at(t);
        int pixels = lattice.width() * lattice.height();
        light.clear();
        atmosphere.light(t, light);
        luma.render(alongX, alongY, far, light, frame, 0);
        blue.render(alongX, alongY, far, light, frame, pixels);
        red.render(alongX, alongY, far, light, frame, pixels + pixels / 4);
        particles.sprinkle(t, frame);
    }
}
