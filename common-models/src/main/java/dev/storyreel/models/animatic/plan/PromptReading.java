package dev.storyreel.models.animatic.plan;

import java.util.List;
import java.util.Optional;

/**
 * What was found in a prompt; what was not found is empty, and is chosen later.
 *
 * @param essence    the prompt's first sentence about the story
 * @param colours    names of the colours asked for, in their order
 * @param camera     a camera asked for throughout
 */
record PromptReading(
        Optional<String> archetype,
        Optional<String> subject,
        Optional<String> place,
        Optional<String> placeWords,
        Optional<String> time,
        Optional<String> weather,
        Optional<String> mood,
        Optional<String> style,
        List<String> colours,
        Negations negations,
        ShotList shots,
        AudioWishes audio,
        Optional<String> camera,
        String essence) {

    /** What is asked of the sound; tempo in beats per minute. */
    record AudioWishes(
            boolean music, Optional<String> genre, Optional<Integer> tempo, Optional<String> key, List<String> wishes) {}
}
