package dev.storyreel.models.animatic.image;

import dev.storyreel.models.animatic.image.light.Light;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Colour;
import dev.storyreel.models.animatic.paint.Dice;
import dev.storyreel.models.animatic.paint.Noise;

/**
 * A picture in the making, with what its painters share.
 *
 * @param horizon row of the horizon
 * @param form    noise that gives the land its form, the same for every frame of a film
 * @param detail  noise of the seed's own
 */
public record Plate(Canvas canvas, Scene scene, Light light, float horizon, Noise form, Noise detail) {

    public int width() {
        return canvas.width();
    }

    public int height() {
        return canvas.height();
    }

    /** The length that things are sized by: the height, unless the picture is narrow. */
    public float unit() {
        return Math.min(height(), width() * 1.15f);
    }

    public float sunX() {
        return light.sunX() * width();
    }

    public float sunY() {
        return light.sunY() * horizon;
    }

    /** Where the ground at a row is, from 0 at the horizon to 1 at the picture's foot. */
    public float down(float row) {
        return Math.clamp((row - horizon) / Math.max(1, height() - horizon), 0, 1);
    }

    /** How much larger than a picture at eye height the far things are, for shots that go near. */
    public float zoom() {
        return scene.shot().near() ? 1.5f : scene.shot().name().equals("wide") ? 0.9f : 1.1f;
    }

    /** A matt colour in this light at a distance from 0 to 1. */
    public Colour lit(Colour natural, float towardsPalette, float facing, float distance) {
        return light.through(light.on(scene.tones().tint(natural, towardsPalette), facing), distance);
    }

    /** How far the camera has wandered sideways by this beat, in widths: each film goes one way. */
    public float travel() {
        Dice plot = scene.plot("travel");
        return (plot.chance(0.5f) ? 1 : -1) * (0.9f * scene.position() + 0.1f) + plot.next() * 7;
    }
}
