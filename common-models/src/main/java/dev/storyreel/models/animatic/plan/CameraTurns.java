package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.planning.BeatTemplate;
import java.util.List;
import java.util.Optional;

/** Chooses each beat's shot and camera move so that neighbours differ, unless a person asked for just these. */
final class CameraTurns {

    private final Optional<String> throughout;
    private String lastShot = "";
    private String lastCamera = "";

    CameraTurns(Optional<String> throughout) {
        this.throughout = throughout;
    }

    String shot(BeatTemplate template, Optional<String> asked, Variation variation, String slot) {
        lastShot = asked.orElseGet(() -> other(template.shots(), lastShot, variation, "shot " + slot));
        return lastShot;
    }

    String camera(BeatTemplate template, Optional<String> asked, Variation variation, String slot) {
        lastCamera = asked.or(() -> throughout)
                .orElseGet(() -> other(template.cameras(), lastCamera, variation, "camera " + slot));
        return lastCamera;
    }

    private static String other(List<String> options, String last, Variation variation, String what) {
        List<String> others = options.stream().filter(option -> !option.equals(last)).toList();
        return variation.choose(what, others.isEmpty() ? options : others);
    }
}
