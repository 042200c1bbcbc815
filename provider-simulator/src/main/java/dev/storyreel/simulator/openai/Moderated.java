package dev.storyreel.simulator.openai;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Something to be judged: words, a picture, or both together, which have one result. */
record Moderated(@Nullable String text, @Nullable String picture) {

    /** A text, several texts with a result each, or parts with one result for them all. */
    static List<Moderated> of(JsonNode input, int mostPictures) throws Trouble.Unacceptable {
        if (input.isString()) {
            return List.of(new Moderated(input.asString(), null));
        }
        if (!input.isArray() || input.isEmpty()) {
            throw bad("Invalid type for 'input': expected a string, an array of strings or an array of parts.");
        }
        if (input.valueStream().allMatch(JsonNode::isString)) {
            return input.valueStream().map(text -> new Moderated(text.asString(), null)).toList();
        }
        return List.of(ofParts(input, mostPictures));
    }

    private static Moderated ofParts(JsonNode input, int mostPictures) throws Trouble.Unacceptable {
        @Nullable String text = null;
        @Nullable String picture = null;
        int pictures = 0;
        for (JsonNode part : input.values()) {
            switch (part.path("type").asString("")) {
                case "text" -> text = Objects.requireNonNullElse(text, "") + part.path("text").asString("") + "\n";
                case "image_url" -> {
                    picture = Wording.picture(part.path("image_url").path("url").asString(""), "input");
                    pictures++;
                }
                default -> throw bad("Invalid value for 'input': each part is of type 'text' or 'image_url'.");
            }
        }
        if (pictures > mostPictures) {
            throw bad("Invalid 'input': at most " + mostPictures + " image is supported per request.");
        }
        return new Moderated(text, picture);
    }

    private static Trouble.Unacceptable bad(String message) {
        return new Trouble.Unacceptable(Trouble.invalid("input", null, message));
    }
}
