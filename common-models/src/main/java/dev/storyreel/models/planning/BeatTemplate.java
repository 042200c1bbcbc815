package dev.storyreel.models.planning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A beat of the library: what a shot can be for.
 *
 * @param purpose in a sentence
 * @param seconds it typically runs
 * @param shots   that suit it, the best first
 * @param cameras that suit it, the best first
 * @param people  whether it needs people to work
 * @param repeats whether a long film may have more than one of it
 * @param words   what a person writes who means this shot
 * @param frame   wordings of the picture, with {@code {subject}} and {@code {place}}
 * @param motion  wordings of what moves
 */
public record BeatTemplate(
        String purpose,
        int seconds,
        List<String> shots,
        List<String> cameras,
        boolean people,
        boolean repeats,
        @Nullable List<String> words,
        List<String> frame,
        List<String> motion) {}
