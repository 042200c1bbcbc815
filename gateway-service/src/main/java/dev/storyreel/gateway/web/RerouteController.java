package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.gateway.Refusal;
import dev.storyreel.gateway.takes.Reroute;
import dev.storyreel.gateway.takes.RerouteTake.Move;
import dev.storyreel.gateway.takes.SlotLine;
import dev.storyreel.gateway.takes.StartTake.Replaced;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelRegistry;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Moves the work of a model that is gone, or ails, to another: priced first, film by film. */
@RestController
class RerouteController {

    /**
     * @param kind   needed only where both names are models of several kinds
     * @param since  such as {@code PT2H}: how far back what failed counts; what waits always does
     * @param maxUsd nothing is begun where all together would cost more
     * @param by     who decides
     */
    record Wish(
            @Nullable Kind kind,
            @Nullable String from,
            @Nullable String to,
            @Nullable Duration since,
            @Nullable Boolean dryRun,
            @Nullable BigDecimal maxUsd,
            @Nullable String by) {}

    /**
     * @param callsOff whether the take it is based on is still under way, and is called off for it
     * @param usd      what it costs; where that is not exact, the most it can cost
     * @param slots    what is new in it; all else is taken over
     */
    record Line(
            String videoId, int basedOn, int take, boolean callsOff, BigDecimal usd, boolean exact, List<SlotLine> slots) {}

    /** @param left films that stay as they are, and why */
    record Rerouted(
            Kind kind, String from, String to, boolean dryRun, BigDecimal usd, List<Line> films, List<Reroute.Left> left) {}

    private static final Duration A_DAY = Duration.ofDays(1);

    private final Reroute reroute;
    private final ModelCatalogue catalogue;
    private final ModelRegistry registry;
    private final OperatorGate gate;
    private final Clock clock;

    RerouteController(
            Reroute reroute, ModelCatalogue catalogue, ModelRegistry registry, OperatorGate gate, Clock clock) {
        this.reroute = reroute;
        this.catalogue = catalogue;
        this.registry = registry;
        this.gate = gate;
        this.clock = clock;
    }

    @Operation(summary = "Leave to another model what one has not made; with dryRun only say what that is and costs")
    @PostMapping("/api/ops/reroute")
    Rerouted reroute(@RequestBody Wish wish, HttpServletRequest request) {
        gate.check(request);
        Move move = move(wish);
        boolean dryRun = Boolean.TRUE.equals(wish.dryRun());
        Instant since = clock.instant().minus(Objects.requireNonNullElse(wish.since(), A_DAY).abs());
        String by = Objects.requireNonNullElse(wish.by(), "operator");
        Rerouted looked = answer(move, true, reroute.look(move, since, by));
        BigDecimal most = wish.maxUsd();
        if (!dryRun && most != null && looked.usd().compareTo(most) > 0) {
            throw new Refusal(
                    Refusal.Kind.CONFLICT,
                    "All together would cost $" + looked.usd().toPlainString() + "; nothing was begun.",
                    new Detail("maxUsd", most, looked.usd().toPlainString() + " or more"));
        }
        return dryRun ? looked : answer(move, false, reroute.go(move, since, by));
    }

    private Move move(Wish wish) {
        List<Kind> kinds = EnumSet.allOf(Kind.class).stream()
                .filter(kind -> wish.kind() == null || wish.kind() == kind)
                .filter(kind -> wish.from() != null && catalogue.find(kind, wish.from()).isPresent())
                .toList();
        if (wish.from() == null || kinds.isEmpty()) {
            throw invalid("from", wish.from(), "a model that GET /api/models lists");
        }
        if (wish.to() == null || wish.to().equals(wish.from())) {
            throw invalid("to", wish.to(), usable(kinds));
        }
        List<Kind> shared = kinds.stream()
                .filter(kind -> catalogue.find(kind, wish.to()).isPresent())
                .toList();
        if (shared.size() > 1) {
            throw invalid("kind", wish.kind(), shared);
        }
        // Where its provider is not set up here, what is moved would only be stranded once more.
        if (shared.isEmpty() || !usable(shared).contains(wish.to())) {
            throw invalid("to", wish.to(), usable(kinds));
        }
        return new Move(shared.getFirst(), wish.from(), wish.to());
    }

    private List<String> usable(List<Kind> kinds) {
        LocalDate today = LocalDate.now(clock);
        return kinds.stream()
                .flatMap(kind -> catalogue.names(kind, today).stream()
                        .filter(name -> registry.find(kind, name).isPresent()))
                .distinct()
                .toList();
    }

    private static Rerouted answer(Move move, boolean dryRun, Reroute.Outcome outcome) {
        List<Line> films = outcome.moved().stream().map(RerouteController::line).toList();
        return new Rerouted(
                move.kind(),
                move.from(),
                move.to(),
                dryRun,
                films.stream().map(Line::usd).reduce(BigDecimal.ZERO, BigDecimal::add),
                films,
                outcome.left());
    }

    private static Line line(Replaced replaced) {
        var draft = replaced.draft();
        return new Line(
                draft.request().take().videoId(),
                draft.request().basedOn(),
                draft.request().take().number(),
                replaced.callsOff(),
                draft.usd(),
                draft.exact(),
                draft.slots().stream().filter(slot -> slot.fate() == SlotLine.Fate.NEW).toList());
    }

    private static Refusal invalid(String field, @Nullable Object given, Object allowed) {
        return new Refusal(
                Refusal.Kind.INVALID_REQUEST, "'" + field + "' is not as it must be.", new Detail(field, given, allowed));
    }
}
