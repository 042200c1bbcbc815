package dev.storyreel.simulator.openai;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Moderation: words are judged by lists, pictures by how much of them is blood red. The same input, the same scores.
 * Pure.
 */
final class Censor {

    private static final double SURE = 0.97;
    private static final double NOTHING = 0.00002;
    private static final double LEAST = 0.5;

    /** The thirteen. Of a picture, only those with {@code seen} are judged. */
    enum Category {
        HARASSMENT("harassment", false, "idiots?|loser"),
        HARASSMENT_THREATENING("harassment/threatening", false, "i will find you|we know where you live"),
        HATE("hate", false, "subhumans?|vermin people"),
        HATE_THREATENING("hate/threatening", false, "exterminate (?:them|those people)"),
        ILLICIT("illicit", false, "pick(?:ing)? a lock|counterfeit"),
        ILLICIT_VIOLENT("illicit/violent", false, "build(?:ing)? a bomb|pipe bomb"),
        SELF_HARM("self-harm", true, "suicides?|self-harm"),
        SELF_HARM_INTENT("self-harm/intent", true, "i want to die|kill myself"),
        SELF_HARM_INSTRUCTIONS("self-harm/instructions", true, "how to kill yourself"),
        SEXUAL("sexual", true, "nudes?|naked|sex scene|porn\\w*"),
        SEXUAL_MINORS("sexual/minors", false, "naked (?:child|children|boy|girl)"),
        VIOLENCE("violence", true, "kills?|murders?|stabs?|beheads?|beheading|gore"),
        VIOLENCE_GRAPHIC("violence/graphic", true, "gore|beheads?|beheading|dismember\\w*|entrails");

        private final String spelled;
        private final boolean seen;
        private final Pattern words;

        Category(String spelled, boolean seen, String words) {
            this.spelled = spelled;
            this.seen = seen;
            this.words = Pattern.compile("\\b(?:" + words + ")\\b", Pattern.CASE_INSENSITIVE);
        }
    }

    /** @param pictures whether pictures were looked at, beside words */
    record Scores(Map<Category, Double> of, boolean words, boolean pictures) {

        boolean flagged() {
            return of.values().stream().anyMatch(score -> score >= LEAST);
        }

        ObjectNode json() {
            ObjectNode result = JsonNodeFactory.instance.objectNode().put("flagged", flagged());
            ObjectNode categories = result.putObject("categories");
            of.forEach((category, score) -> categories.put(category.spelled, score >= LEAST));
            ObjectNode scores = result.putObject("category_scores");
            of.forEach((category, score) -> scores.put(category.spelled, score));
            ObjectNode applied = result.putObject("category_applied_input_types");
            of.forEach((category, _) -> {
                var types = applied.putArray(category.spelled);
                if (words) {
                    types.add("text");
                }
                if (pictures && category.seen) {
                    types.add("image");
                }
            });
            return result;
        }
    }

    Scores judge(@Nullable String text, @Nullable String picture) {
        Map<Category, Double> scores = new EnumMap<>(Category.class);
        boolean bloody = picture != null && isBloody(picture);
        for (Category category : Category.values()) {
            boolean said = text != null && category.words.matcher(text).find();
            boolean seen = bloody && (category == Category.VIOLENCE || category == Category.VIOLENCE_GRAPHIC);
            scores.put(category, said || seen ? SURE : NOTHING);
        }
        return new Scores(scores, text != null, picture != null);
    }

    /** Pictures by link are not fetched: this machine asks nobody. */
    private static boolean isBloody(String address) {
        int comma = address.indexOf(',');
        if (!address.startsWith("data:") || comma < 0) {
            return false;
        }
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(address.substring(comma + 1))));
            return image != null && redShare(image) > 0.6;
        } catch (IOException | IllegalArgumentException _) {
            return false;
        }
    }

    private static double redShare(BufferedImage image) {
        int step = Math.max(1, Math.max(image.getWidth(), image.getHeight()) / 32);
        int red = 0;
        int all = 0;
        for (int y = 0; y < image.getHeight(); y += step) {
            for (int x = 0; x < image.getWidth(); x += step) {
                int rgb = image.getRGB(x, y);
                int r = rgb >> 16 & 255;
                red += r > 90 && (rgb >> 8 & 255) < r / 4 && (rgb & 255) < r / 4 ? 1 : 0;
                all++;
            }
        }
        return all == 0 ? 0 : red / (double) all;
    }
}
