package dev.storyreel.models;

import dev.storyreel.events.MediaRef;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Make one clip that starts exactly on the frame given. Answers with one file, {@code video/mp4}.
 *
 * @param prompt     what is seen and what moves
 * @param firstFrame PNG or JPEG
 * @param seconds    one of the lengths the model can make
 * @param camera     a move of {@link dev.storyreel.events.Plan.Beat#camera()}
 * @param step       0 for the clip that opens its beat, 1 for the one that continues it…
 * @param sound      whether the model's own sound is wanted, where it has one
 * @param source     a clip to make over, for models that do that: it says the length and the size; null for none
 */
public record ClipRequest(
        String model,
        String prompt,
        @Nullable String negativePrompt,
        MediaRef firstFrame,
        int seconds,
        int width,
        int height,
        int fps,
        String camera,
        int step,
        boolean sound,
        long seed,
        @Nullable MediaRef source)
        implements ModelRequest {

    public ClipRequest(
            String model,
            String prompt,
            @Nullable String negativePrompt,
            MediaRef firstFrame,
            int seconds,
            int width,
            int height,
            int fps,
            String camera,
            int step,
            boolean sound,
            long seed) {
        this(model, prompt, negativePrompt, firstFrame, seconds, width, height, fps, camera, step, sound, seed, null);
    }

    /**
     * Prompt and camera in words, for models that have no field for the camera. What is too long loses words of the shot
     * first.
     */
    public String words(int longest) {
        String words = prompt.strip();
        String move = words.toLowerCase(Locale.ROOT).contains("camera")
                ? ""
                : " Camera: " + camera.replace('-', ' ') + ".";
        int room = longest - move.length();
        if (words.length() > room) {
            int end = words.lastIndexOf(' ', room);
            words = words.substring(0, end > room / 2 ? end : room).strip();
        }
        return words + move;
    }
}
