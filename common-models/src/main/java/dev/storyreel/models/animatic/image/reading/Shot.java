package dev.storyreel.models.animatic.image.reading;

/**
 * How near the camera is and where it looks from.
 *
 * @param horizon  how far down the picture the horizon lies
 * @param size     the height of a person in it, in heights of the picture
 * @param softness how much the background is out of focus, 0 to 1
 */
public record Shot(String name, float horizon, float size, float softness) {

    public static Shot of(String name) {
        return switch (name) {
            case "wide" -> new Shot(name, 0.62f, 0.36f, 0);
            case "close-up" -> new Shot(name, 0.56f, 1.05f, 0.55f);
            case "macro" -> new Shot(name, 0.52f, 1.5f, 1);
            case "aerial" -> new Shot(name, 0.26f, 0.26f, 0);
            case "low-angle" -> new Shot(name, 0.84f, 0.84f, 0.1f);
            default -> new Shot("medium", 0.6f, 0.64f, 0.16f);
        };
    }

    public boolean near() {
        return softness > 0.4f;
    }
}
