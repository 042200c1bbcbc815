package dev.storyreel.standalone.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** {@code new-seed,soften,model=hailuo-02}: what is tried where a provider refuses, as it is typed. */
final class OnRefusalWish {

    static final String OPTION = "--on-refusal";
    static final String LABEL = "WAYS";
    static final String DESCRIPTION =
            "What to try where a provider refuses: new-seed, soften, model=NAME, image=NAME, music=NAME, plan=NAME; commas"
                    + " between.";

    private static final Set<String> KINDS = Set.of("plan", "image", "clip", "music");

    private OnRefusalWish() {}

    /** As the API takes it. */
    static Map<String, Object> of(String typed) {
        Map<String, Object> wish = new LinkedHashMap<>();
        Map<String, String> models = new LinkedHashMap<>();
        for (String way : typed.split(",", -1)) {
            String[] parts = way.strip().split("=", 2);
            String kind = parts[0].equals("model") ? "clip" : parts[0];
            if (parts.length == 2 && KINDS.contains(kind) && !parts[1].isBlank()) {
                models.put(kind, parts[1].strip());
            } else if (way.strip().equals("new-seed")) {
                wish.put("newSeed", true);
            } else if (way.strip().equals("soften")) {
                wish.put("softenPrompt", true);
            } else if (!way.strip().equals("nothing")) {
                throw new Trouble("'" + way.strip() + "' is no way to ask otherwise. There are new-seed, soften, model=NAME"
                        + " (a clip model), image=NAME, music=NAME and plan=NAME; or nothing, to switch all off.");
            }
        }
        if (!models.isEmpty()) {
            wish.put("models", models);
        }
        return wish;
    }
}
