package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.planning.BeatTemplate;
import java.util.List;
import java.util.Map;

/**
 * The words that a beat's picture and movement are asked for in. Each is complete in itself, and names the subject in
 * the same words, so that the same character is drawn throughout. Pure.
 *
 * @param world what all beats share: place, light, weather, look, colours
 */
record ShotWording(String subject, String place, String world) {

    private static final Map<String, String> SHOTS = Map.of(
            "wide", "Wide shot",
            "medium", "Medium shot",
            "close-up", "Close-up",
            "macro", "Macro shot",
            "aerial", "Aerial shot",
            "low-angle", "Low-angle shot");

    private static final Map<String, String> MOVES = Map.of(
            "push-in", "The camera pushes in slowly.",
            "pull-back", "The camera pulls back slowly.",
            "pan-left", "The camera pans left.",
            "pan-right", "The camera pans right.",
            "tilt-up", "The camera tilts up.",
            "tilt-down", "The camera tilts down.",
            "orbit", "The camera orbits around.",
            "static", "The camera does not move.");

    String frame(BeatTemplate template, String shot, Variation variation, String slot) {
        return SHOTS.get(shot) + ": " + fill(variation.choose("frame " + slot, template.frame())) + ". " + world;
    }

    String frame(String told, String shot) {
        boolean named = told.toLowerCase().contains(subject.toLowerCase());
        return SHOTS.get(shot) + ": " + sentence(told) + (named ? "" : " The film is about " + subject + ".") + " " + world;
    }

    String motion(BeatTemplate template, String camera, Variation variation, String slot) {
        return sentence(fill(variation.vary("motion " + slot, template.motion()))) + " " + MOVES.get(camera);
    }

    String motion(String told, String camera) {
        return sentence(told) + " " + MOVES.get(camera);
    }

    String description(BeatTemplate template, Variation variation, String slot) {
        return sentence(fill(variation.choose("frame " + slot, template.frame()))) + " " + template.purpose();
    }

    static String sentence(String words) {
        String stripped = words.strip();
        if (stripped.isEmpty()) {
            return stripped;
        }
        int first = stripped.codePointAt(0);
        String capital = new StringBuilder().appendCodePoint(Character.toUpperCase(first)).append(stripped.substring(Character.charCount(first))).toString();
        return List.of('.', '!', '?', '…', '。', '！', '？', ':').contains(capital.charAt(capital.length() - 1)) ? capital : capital + ".";
    }

    private String fill(String wording) {
        return wording.replace("{subject}", subject).replace("{place}", place);
    }
}
