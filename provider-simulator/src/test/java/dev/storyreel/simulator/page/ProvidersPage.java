package dev.storyreel.simulator.page;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes docs/providers.md from the catalogue and from what the tests say they show. */
final class ProvidersPage {

    private static final String PACKAGE = "dev.storyreel.simulator";

    /** A provider that is simulated, by its name in the catalogue and the package of its tests. */
    private record Provider(String name, String title, String doubt, String settings) {}

    private static final List<Provider> PROVIDERS = List.of(
            new Provider(
                    "replicate", "Replicate",
                    "B: found by its webhook's address, or by model, input and time in the account's list",
                    "`REPLICATE_API_TOKEN`, `REPLICATE_WEBHOOK_SECRET`, `STORYREEL_PUBLIC_URL`, `STORYREEL_REPLICATE_URL`"),
            new Provider(
                    "bedrock", "Amazon Bedrock", "A: asked again with the same token",
                    "`STORYREEL_BEDROCK_…`; see [common-models](../common-models/README.md)"),
            new Provider(
                    "elevenlabs", "ElevenLabs", "C: neither found nor repeatable; parked, or below $0.05 paid twice",
                    "`ELEVENLABS_API_KEY`, `STORYREEL_ELEVENLABS_URL`"),
            new Provider(
                    "google", "Google", "C: neither found nor repeatable; parked, or below $0.05 paid twice",
                    "`GEMINI_API_KEY`, `STORYREEL_GOOGLE_URL`"),
            new Provider(
                    "runway", "Runway", "C: neither found nor repeatable; parked, or below $0.05 paid twice",
                    "`RUNWAYML_API_SECRET`, `STORYREEL_RUNWAY_URL`"),
            new Provider(
                    "openai", "OpenAI", "C: neither found nor repeatable; a plan is below $0.05, so paid twice",
                    "`OPENAI_API_KEY`, `STORYREEL_OPENAI_URL`"),
            new Provider(
                    "groq", "Groq", "C: neither found nor repeatable; a plan is below $0.05, so paid twice",
                    "`GROQ_API_KEY`, `STORYREEL_GROQ_URL`"));

    private final JavaClasses tests = new ClassFileImporter().importPackages(PACKAGE);

    String write() {
        return """
                # Providers

                The providers that are simulated here, and what was shown with each. This page is written by a test from the model
                catalogue and from the tests themselves: change those, not this. How sure a fact about a provider is, its row or
                its client says; `[U]` is a fact that could not be checked. No provider was called for real.

                """
                + "| | a submit cut off between intent and answer | settings |\n|---|---|---|\n"
                + PROVIDERS.stream()
                        .map(provider -> "| **%s** | %s | %s |\n".formatted(provider.title(), provider.doubt(), provider.settings()))
                        .collect(Collectors.joining())
                + "\n## What was shown\n\n"
                + "*client*: ours, against the simulator. *SDK*: the provider's own, from npm or Maven Central, against the same simulator; such tests\n"
                + "are skipped where Node is missing. *simulator*: by the simulator's own test. –: not shown, or there is no such thing.\n\n"
                + "| scenario | "
                + PROVIDERS.stream().map(Provider::title).collect(Collectors.joining(" | "))
                + " |\n|---|" + "---|".repeat(PROVIDERS.size()) + "\n"
                + rows()
                + "\n## Their models\n\n"
                + "| model | kind | the provider's name | price in $ | |\n|---|---|---|---|---|\n"
                + PROVIDERS.stream().map(ProvidersPage::models).collect(Collectors.joining());
    }

    private String rows() {
        StringBuilder rows = new StringBuilder();
        for (Scenario scenario : Scenario.values()) {
            List<String> cells = PROVIDERS.stream().map(provider -> cell(provider, scenario)).toList();
            if (cells.stream().allMatch("–"::equals)) {
                throw new IllegalStateException("No test shows: " + scenario.words() + ".");
            }
            rows.append("| ").append(scenario.words()).append(" | ").append(String.join(" | ", cells)).append(" |\n");
        }
        return rows.toString();
    }

    private String cell(Provider provider, Scenario scenario) {
        List<String> by = new ArrayList<>(tests.stream()
                .filter(test -> test.getPackageName().equals(PACKAGE + "." + provider.name()))
                .flatMap(test -> test.getMethods().stream())
                .filter(method -> shows(method, scenario))
                .map(method -> by(method.getOwner().getSimpleName()))
                .distinct()
                .sorted()
                .toList());
        return by.isEmpty() ? "–" : String.join(", ", by);
    }

    private static boolean shows(JavaMethod method, Scenario scenario) {
        return method.isAnnotatedWith(Shows.class)
                && List.of(method.getAnnotationOfType(Shows.class).value()).contains(scenario);
    }

    private static String by(String test) {
        if (test.endsWith("SdkTest")) {
            return "SDK";
        }
        return test.startsWith("Our") ? "client" : "simulator";
    }

    private static String models(Provider provider) {
        return ModelCatalogue.load().choices().stream()
                .filter(model -> model.provider().equals(provider.name()))
                .map(ProvidersPage::model)
                .collect(Collectors.joining());
    }

    private static String model(ModelSpec model) {
        return "| `%s` | %s | `%s` | %s | %s |\n".formatted(
                model.name(),
                model.kind().name().toLowerCase(java.util.Locale.ROOT),
                model.providerName(),
                price(model.price()),
                life(model.lifecycle()));
    }

    private static String price(ModelSpec.Price price) {
        Map<String, String> usd = new TreeMap<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        price.usd().forEach((what, sum) -> usd.put(what, sum.toPlainString()));
        String unit = switch (price.unit()) {
            case FREE -> "free";
            case SECOND -> "a second";
            case IMAGE -> "an image";
            case RUN -> "a run";
            case THOUSAND_TOKENS -> "a thousand tokens";
            case THOUSAND_CHARACTERS -> "a thousand characters";
        };
        return usd.entrySet().stream()
                .map(sum -> (sum.getKey().equals("any") ? "" : sum.getKey().replace("any+", "with ") + " ") + sum.getValue())
                .collect(Collectors.joining(", ", "", " " + unit));
    }

    private static String life(ModelSpec.Lifecycle life) {
        String successor = life.successor() == null ? "" : "; `" + life.successor() + "` instead";
        if (life.retired() != null) {
            return "retired " + life.retired() + successor;
        }
        return life.deprecated() == null ? "" : "deprecated " + life.deprecated() + successor;
    }
}
