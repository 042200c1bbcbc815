package dev.storyreel.standalone.cli;

import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the models: what they cost, and which of them can be used as things are. */
@Command(name = "models", mixinStandardHelpOptions = true, description = "List the models, and which can be used now.")
final class ModelsCommand implements Callable<Integer> {

    @Option(names = "--kind", description = "Only these: plan, image, clip or music.")
    private @Nullable String kind;

    @Override
    public Integer call() {
        for (JsonNode model : Running.api().models().path("models")) {
            if (kind == null || kind.equalsIgnoreCase(model.path("kind").asString(""))) {
                System.out.printf(
                        "  %-6s %-24s %-11s %-42s %s%n",
                        model.path("kind").asString("").toLowerCase(java.util.Locale.ROOT),
                        model.path("name").asString(""),
                        model.path("provider").asString(""),
                        price(model.path("price")),
                        state(model));
            }
        }
        return 0;
    }

    private static String price(JsonNode price) {
        if (price.path("usd").isEmpty()) {
            return "free";
        }
        StringJoiner sums = new StringJoiner(", ", "", " a " + price.path("unit").asString(""));
        price.path("usd").propertyStream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(sum -> sums.add(
                        (sum.getKey().equals("any") ? "" : sum.getKey() + " ") + "$" + sum.getValue().asString()));
        return sums.toString();
    }

    private static String state(JsonNode model) {
        JsonNode life = model.path("lifecycle");
        if (life.path("status").asString("").equals("retired")) {
            String successor = life.path("successor").asString("");
            return "retired" + (successor.isEmpty() ? "" : "; " + successor + " instead");
        }
        if (!model.path("available").asBoolean(false)) {
            return "no key";
        }
        boolean films = !model.path("clip").isObject() || model.path("clip").path("firstFrame").asBoolean(true);
        return films ? "ready" : "ready; not for films";
    }
}
