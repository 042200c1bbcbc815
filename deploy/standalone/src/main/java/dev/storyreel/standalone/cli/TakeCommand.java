package dev.storyreel.standalone.cli;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Asks for another take of a film, or says what it would cost. */
@Command(
        name = "take",
        mixinStandardHelpOptions = true,
        description = {
            "Make another take of a film: what is asked for anew and what hangs on it is made, all else is reused.",
            "Its price is said slot by slot; with --dry-run only that."
        })
final class TakeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VIDEO", description = "Which film.")
    private String videoId = "";

    @Option(names = "--based-on", paramLabel = "TAKE", description = "The take to start from; the latest where not given.")
    private @Nullable Integer basedOn;

    @Option(names = "--from-phase", paramLabel = "PHASE", description = "validation, storyboard, chunks or refine.")
    private @Nullable String fromPhase;

    @Option(
            names = "--redo",
            paramLabel = "PIECE",
            description = "music, plan, beat:ID, chunk:INDEX, frame/ID or clip/ID/N; repeatable.")
    private List<String> redo = List.of();

    @Option(names = "--model", description = "Another clip model.")
    private @Nullable String model;

    @Option(names = "--from-beat", paramLabel = "ID", description = "With --model: from this beat on.")
    private @Nullable String fromBeat;

    @Option(names = "--image", paramLabel = "MODEL", description = "Another image model.")
    private @Nullable String image;

    @Option(names = "--music", paramLabel = "MODEL", description = "Another music model.")
    private @Nullable String music;

    @Option(names = OnRefusalWish.OPTION, paramLabel = OnRefusalWish.LABEL, description = OnRefusalWish.DESCRIPTION)
    private @Nullable String onRefusal;

    @Option(names = "--keep-seed", description = "What is made anew keeps its seed.")
    private boolean keepSeed;

    @Option(names = "--dry-run", description = "Only say what is new, what is reused and what it costs.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Map<String, Object> wish = new LinkedHashMap<>();
        put(wish, "basedOn", basedOn);
        put(wish, "fromPhase", fromPhase);
        put(wish, "redo", redo.isEmpty() ? null : redo);
        put(wish, "keepSeed", keepSeed ? true : null);
        Map<String, Object> changes = new LinkedHashMap<>();
        put(changes, "model", model);
        put(changes, "fromBeat", fromBeat);
        Map<String, Object> models = new LinkedHashMap<>();
        put(models, "image", image);
        put(models, "music", music);
        put(changes, "models", models.isEmpty() ? null : models);
        put(changes, "onRefusal", onRefusal == null ? null : OnRefusalWish.of(onRefusal));
        put(wish, "changes", changes.isEmpty() ? null : changes);
        if (fromPhase == null && redo.isEmpty() && changes.isEmpty()) {
            throw new Trouble("Say what is to be different: --redo, --from-phase, --model, --image, --music or --on-refusal.");
        }
        show(Running.api().take(videoId, wish, dryRun));
        return 0;
    }

    /** A take as people read it: slot by slot, and the sum. */
    static void show(JsonNode take) {
        for (JsonNode slot : take.path("slots")) {
            boolean fresh = slot.path("fate").asString("").equals("new");
            System.out.printf(
                    "  %-6s  %-28s  %-22s  %9s  %s%n",
                    fresh ? "NEW" : "reused",
                    slot.path("slot").asString(""),
                    slot.path("model").asString(""),
                    fresh ? usd(slot.path("usd")) : "",
                    slot.path("why").asString(""));
        }
        boolean exact = take.path("price").asString("").equals("exact");
        System.out.println("Take " + take.path("take").asInt() + ", based on take " + take.path("basedOn").asInt() + ": "
                + (exact ? usd(take.path("priceUsd")) + ", exactly"
                        : usd(take.path("lowUsd")) + " to " + usd(take.path("priceUsd")) + " at most")
                + (take.path("dryRun").asBoolean(false) ? " (nothing was begun)." : "."));
        notices(take);
        JsonNode budget = take.path("budget");
        if (budget.isObject() && !budget.path("enough").asBoolean(true)) {
            System.out.println("The budget of " + usd(budget.path("budgetUsd")) + " is not enough, with "
                    + usd(budget.path("spentUsd")) + " spent: the take will wait until it is raised.");
        }
    }

    /** What should be known before money is spent. */
    static void notices(JsonNode answer) {
        for (JsonNode notice : answer.path("notices")) {
            System.err.println("Note: " + notice.asString(""));
        }
    }

    /** To the cent, or as exactly as it is known. */
    static String usd(JsonNode amount) {
        BigDecimal exact = (amount.isNumber() ? amount.decimalValue() : BigDecimal.ZERO).stripTrailingZeros();
        return "$" + exact.setScale(Math.max(2, exact.scale())).toPlainString();
    }

    private static void put(Map<String, Object> into, String name, @Nullable Object value) {
        if (value != null) {
            into.put(name, value);
        }
    }
}
