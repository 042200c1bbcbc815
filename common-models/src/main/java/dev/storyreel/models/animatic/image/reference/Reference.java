package dev.storyreel.models.animatic.image.reference;

import java.awt.image.BufferedImage;

/**
 * An uploaded picture, ready to be put into a scene.
 *
 * @param image  cut out where {@code cut}, else whole; with alpha
 * @param cut    whether its surroundings are gone, so that it can stand in the scene
 * @param style whether it shows a style rather than a thing
 */
public record Reference(BufferedImage image, boolean cut, boolean style) {}
