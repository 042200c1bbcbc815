package dev.storyreel.models.planning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A story template.
 *
 * @param logline one sentence, with {@code {subject}}
 * @param beats   in their order, each with its weight: the shorter the film, the more of the light ones go
 * @param style   looks that suit it, where the prompt names none
 * @param mood    moods that suit it, where the prompt names none
 * @param places  where it may play, where the prompt names no place
 * @param words   what makes a prompt one of these, by language
 */
public record Archetype(
        String logline,
        LinkedHashMap<String, Integer> beats,
        List<String> style,
        List<String> mood,
        List<String> places,
        Map<String, List<String>> words) {}
