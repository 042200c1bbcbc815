package dev.storyreel.models.animatic.image;

import dev.storyreel.models.animatic.image.figures.Cast;
import dev.storyreel.models.animatic.image.figures.Staging;
import dev.storyreel.models.animatic.image.figures.Subject;
import dev.storyreel.models.animatic.image.light.Air;
import dev.storyreel.models.animatic.image.light.Lens;
import dev.storyreel.models.animatic.image.light.Light;
import dev.storyreel.models.animatic.image.light.SkyPainter;
import dev.storyreel.models.animatic.image.reading.Place;
import dev.storyreel.models.animatic.image.reading.Scene;
import dev.storyreel.models.animatic.image.reading.Sky;
import dev.storyreel.models.animatic.image.reference.Reference;
import dev.storyreel.models.animatic.image.reference.ReferencePainter;
import dev.storyreel.models.animatic.image.scenery.Scenery;
import dev.storyreel.models.animatic.image.style.Brush;
import dev.storyreel.models.animatic.image.style.Development;
import dev.storyreel.models.animatic.paint.Canvas;
import dev.storyreel.models.animatic.paint.Noise;
import java.awt.image.BufferedImage;
import java.util.List;

/** Paints a scene from back to front. Pure: the same scene and references give the same pixels. */
final class ScenePainter {

    private ScenePainter() {}

    static BufferedImage paint(Scene scene, int width, int height, List<Reference> references) {
        Plate plate = plate(scene, width, height);
        Scenery scenery = Scenery.of(scene.place());
        if (scene.place().sky()) {
            SkyPainter.paint(plate);
        }
        scenery.back(plate);
        if (scene.place().sky()) {
            Air.haze(plate, scene.night() ? 0.015f : 0.07f * (1 - plate.light().overcast()));
        }
        focus(plate);
        boolean hero = ReferencePainter.behind(plate, references);
        List<Subject> cast = Cast.of(scene);
        if (!hero) {
            Staging.paint(plate, cast, scenery.mirror(plate));
        }
        ReferencePainter.hero(plate, references, scenery.mirror(plate));
        scenery.front(plate);
        air(plate);
        Lens.bloom(plate.canvas(), 0.8f);
        Brush.apply(plate);
        Lens.vignette(plate.canvas(), scene.place().sky() ? 0.34f : 0.45f);
        return Development.develop(plate.canvas(), scene);
    }

    private static Plate plate(Scene scene, int width, int height) {
        Light light = Light.of(scene);
        if (scene.place().indoors() || scene.place() == Place.ABSTRACT) {
            light = light.indoors(scene);
        } else if (scene.place() == Place.UNDERWATER) {
            light = light.under(scene);
        } else if (scene.place() == Place.SPACE) {
            light = light.starlight(scene);
        } else if (scene.place() == Place.STREET && scene.night()) {
            light = light.amongLamps(scene);
        }
        float horizon = height * (scene.shot().horizon() + 0.02f * scene.staging("horizon").normal());
        return new Plate(
                new Canvas(width, height), scene, light, horizon, new Noise(scene.film()),
                new Noise(scene.film() ^ scene.seed() * 0x9E3779B97F4A7C15L));
    }

    /** What lies behind the subject goes out of focus when the camera is near. */
    private static void focus(Plate plate) {
        float softness = plate.scene().shot().softness();
        int radius = Math.round(plate.unit() * 0.011f * softness);
        if (radius > 0) {
            plate.canvas().soften(radius);
        }
        if (softness > 0.4f && !plate.scene().place().equals(Place.SPACE)) {
            Lens.bokeh(plate, (int) (26 * softness), plate.scene().night() || plate.scene().place().indoors() ? 1.5f : 0.9f);
        }
    }

    private static void air(Plate plate) {
        Scene scene = plate.scene();
        if (!scene.place().sky()) {
            return;
        }
        if (scene.sky() == Sky.FOG) {
            Air.mist(plate, plate.horizon(), plate.unit() * 0.30f, 0.26f);
        } else if (scene.sky() == Sky.RAIN) {
            Air.mist(plate, plate.horizon(), plate.unit() * 0.2f, 0.2f);
            Air.rain(plate);
        } else if (scene.sky() == Sky.SNOW) {
            Air.snow(plate);
        }
    }
}
