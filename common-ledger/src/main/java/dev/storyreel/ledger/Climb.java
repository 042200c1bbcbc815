package dev.storyreel.ledger;

import dev.storyreel.events.AskedOtherwise;
import dev.storyreel.events.Failure;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.ledger.Refusals.Refused;
import dev.storyreel.models.Ladder;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a piece of work is asked for now: as it was wished, or in the next way that was wished for the case that it is
 * refused. Pure. Only a refusal leads on, no way is gone twice, and after the last there is none.
 */
public final class Climb {

    private final WorkOrder asked;
    private final boolean wished;
    private final List<Ladder.Rung> rungs;
    private final SortedMap<Integer, Refused> refused;

    private Climb(WorkOrder asked, boolean wished, List<Ladder.Rung> rungs, SortedMap<Integer, Refused> refused) {
        this.asked = asked;
        this.wished = wished;
        this.rungs = rungs;
        this.refused = refused;
    }

    /** @param asked the order as it was wished */
    public static Climb of(WorkOrder asked, @Nullable OnRefusal wish, Ladder ladder, Refusals refusals) {
        SortedMap<Integer, Refused> refused = refusals.of(asked.slot());
        List<Ladder.Rung> rungs = refused.isEmpty() ? List.of() : ladder.of(asked.kind(), asked.request(), wish);
        return new Climb(asked, wish != null, rungs, refused);
    }

    /** What is to be ordered; where every way was refused, the last of them, which stands. */
    public WorkOrder order() {
        int highest = refused.values().stream().mapToInt(Refused::rung).max().orElse(0);
        return next(highest)
                .or(() -> rungs.stream().filter(rung -> rung.number() == highest).findFirst())
                .map(asked::at)
                .orElse(asked);
    }

    /** Whether an attempt is no end of the matter: it was refused, and there is another way. */
    public boolean goesOnAfter(int attempt) {
        Refused at = refused.get(attempt);
        return at != null && next(at.rung()).isPresent();
    }

    /** Every refusal that led on, and where to. */
    public Stream<AskedOtherwise> told() {
        return refused.entrySet().stream()
                .flatMap(each -> next(each.getValue().rung()).stream()
                        .map(next -> told(each.getKey(), each.getValue(), next)));
    }

    /** Why the work is given up after this attempt: as it was said, and what was, or might have been, tried. */
    public Failure failure(int attempt, Failure said) {
        if (!refused.containsKey(attempt)) {
            return said;
        }
        if (!wished) {
            return advised(said, said.message(), "Or have another seed, softened words or another model tried: 'onRefusal'.");
        }
        List<String> tried = rungs.stream()
                .filter(rung -> refused.values().stream().anyMatch(each -> each.rung() == rung.number()))
                .map(Climb::inWords)
                .toList();
        return tried.isEmpty()
                ? advised(said, said.message() + " Of what 'onRefusal' allows nothing makes a difference here.", "")
                : advised(
                        said,
                        said.message() + " Every way that 'onRefusal' allows was tried: "
                                + String.join(", ", tried) + ".",
                        "");
    }

    private Optional<Ladder.Rung> next(int after) {
        return rungs.stream().filter(rung -> rung.number() > after).findFirst();
    }

    private AskedOtherwise told(int attempt, Refused at, Ladder.Rung next) {
        return new AskedOtherwise(
                asked.take(), asked.phase(), asked.slot(), attempt, next.way(), next.request().model(), at.model(), at.failure());
    }

    private static Failure advised(Failure said, String message, String more) {
        String suggestion = Stream.of(said.suggestion() == null ? "" : said.suggestion(), more)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return new Failure(said.code(), said.blame(), message, suggestion.isEmpty() ? null : suggestion);
    }

    private static String inWords(Ladder.Rung rung) {
        return switch (rung.way()) {
            case NEW_SEED -> "a new seed";
            case SOFTENED_PROMPT -> "a softened prompt";
            case ANOTHER_MODEL -> "the model " + rung.request().model();
        };
    }
}
