package dev.storyreel.standalone.cli;

import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the models: what they cost, and which of them can be used as things are. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "List the models, and which can be used now.")
final class ModelsCommand implements Callable<Integer> {

    /** What films are made of today; the other kinds can be asked of models, and are ordered by nobody yet. */
    private static final Set<String> FILMS = Set.of("plan", "image", "clip", "music");

    @Option(names = "--kind", description = "Only these: plan, image, clip, music, speech, effect, foley or lipsync.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        for (JsonNode model : Running.api().models().path("models")) {
            if (kind == null || kind.equalsIgnoreCase(model.path("kind").asString(""))) {
                System.out.printf(
                        "  %-7s %-24s %-11s %-22s %s%n",
                        model.path("kind").asString("").toLowerCase(Locale.ROOT),
                        model.path("name").asString(""),
                        model.path("provider").asString(""),
                        state(model),
                        price(model.path("price")));
            }
        }
        return 0;
    }

    /** Lowest resolution first. */
    private static String price(JsonNode price) {
        if (price.path("usd").isEmpty()) {
            return "free";
        }
        return price.path("usd").propertyStream()
                .sorted(Comparator.comparing((Map.Entry<String, JsonNode> sum) -> sum.getKey().length())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(sum -> what(sum.getKey()) + "$" + sum.getValue().decimalValue().toPlainString())
                .collect(Collectors.joining(", ", "", " per " + price.path("unit").asString("")));
    }

    private static String what(String key) {
        return key.equals("any") ? "" : key.replace("any+", "with ").replace("+", " with ") + " ";
    }

    private static String state(JsonNode model) {
        JsonNode life = model.path("lifecycle");
        if (life.path("status").asString("").equals("retired")) {
            String successor = life.path("successor").asString("");
            return successor.isEmpty() ? "retired" : "retired → " + successor;
        }
        if (!model.path("available").asBoolean(false)) {
            return "no key";
        }
        boolean films = FILMS.contains(model.path("kind").asString("").toLowerCase(Locale.ROOT))
                && (!model.path("clip").isObject() || model.path("clip").path("firstFrame").asBoolean(true));
        return films ? "ready" : "ready; not for films";
    }
}
