package dev.storyreel.validation;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Commission;
import dev.storyreel.events.Event;
import dev.storyreel.events.Failure;
import dev.storyreel.events.Phase;
import dev.storyreel.events.PhaseFailed;
import dev.storyreel.events.PhaseStarted;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.PromptRejected;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.ledger.Climb;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.PhaseDecider;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.validation.ValidationState.Outcome;
import dev.storyreel.validation.policy.PromptPolicy;
import dev.storyreel.validation.policy.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A prompt that may pass is planned, once; what may not is rejected before anything is paid. A plan that a take brings
 * with it stands. Pure.
 */
public final class PlanDecider implements PhaseDecider<ValidationState> {

    /** The phase is begun, or the prompt turned away, once for a take. */
    private static final int FIRST = 1;

    private static final double SECONDS_BY_RULES = 1;
    private static final double SECONDS_BY_MODEL = 12;
    private static final Failure UNREADABLE = new Failure(
            "BAD_PLAN", Failure.Blame.PROVIDER, "The planner's answer is not a plan of this film.", "Try another planner.");

    private final PromptPolicy policy;
    private final ModelCatalogue catalogue;
    private final Ladder ladder;

    public PlanDecider(PromptPolicy policy, ModelCatalogue catalogue) {
        this.policy = policy;
        this.catalogue = catalogue;
        this.ladder = new Ladder(catalogue);
    }

    @Override
    public Phase phase() {
        return Phase.VALIDATION;
    }

    @Override
    public Class<ValidationState> stateType() {
        return ValidationState.class;
    }

    @Override
    public ValidationState initial(TakeRef take) {
        return ValidationState.of(take);
    }

    @Override
    public ValidationState hear(ValidationState state, Event fact) {
        return Commission.of(fact).map(state::with).orElse(state);
    }

    @Override
    public ValidationState ended(ValidationState state, Work work) {
        if (!(work.order().request() instanceof PlanRequest request) || !work.state().ended()) {
            return state;
        }
        @Nullable Plan plan = work.state() == WorkState.DONE ? read(work.document(), request) : null;
        boolean refused = work.state() == WorkState.REFUSED;
        @Nullable Failure failure = plan != null ? null : Optional.ofNullable(work.failure()).orElse(UNREADABLE);
        return state.with(new Outcome(work.attempt(), plan, refused, failure)).refused(work);
    }

    @Override
    public List<Decision> decide(ValidationState state) {
        @Nullable Commission asked = state.asked();
        if (asked == null) {
            return List.of();
        }
        @Nullable Plan given = asked.plan();
        if (given != null) {
            return List.of(new Decision.Say(new PlanReady(state.take(), FIRST, given)));
        }
        Brief brief = asked.brief();
        return switch (policy.judge(brief.prompt(), described(brief))) {
            case Verdict.Rejected(String code, String message, String suggestion) ->
                List.of(new Decision.Say(new PromptRejected(state.take(), FIRST, code, message, suggestion)));
            case Verdict.Accepted(String prompt) -> plan(state, asked, prompt);
        };
    }

    private List<Decision> plan(ValidationState state, Commission asked, String prompt) {
        List<Decision> decisions = new ArrayList<>();
        decisions.add(new Decision.Say(
                new PhaseStarted(state.take(), Phase.VALIDATION, FIRST, 1, expectedSeconds(asked.brief()))));
        WorkOrder wished = new WorkOrder(
                state.take(), Phase.VALIDATION, Slot.PLAN, asked.redo(Slot.PLAN), Kind.PLAN, request(asked, prompt));
        Climb climb = Climb.of(wished, asked.brief().onRefusal(), ladder, state.refusals());
        decisions.add(new Decision.Order(climb.order()));
        climb.told().map(Decision.Say::new).forEach(decisions::add);
        @Nullable Outcome outcome = state.outcome();
        if (outcome != null && !climb.goesOnAfter(outcome.attempt())) {
            decisions.add(new Decision.Say(said(state.take(), outcome, climb)));
        }
        return List.copyOf(decisions);
    }

    private static Event said(TakeRef take, Outcome outcome, Climb climb) {
        @Nullable Plan plan = outcome.plan();
        if (plan != null) {
            return new PlanReady(take, outcome.attempt(), plan);
        }
        Failure failure =
                climb.failure(outcome.attempt(), Optional.ofNullable(outcome.failure()).orElse(UNREADABLE));
        return outcome.refused()
                ? new PromptRejected(take, outcome.attempt(), failure.code(), failure.message(), failure.suggestion())
                : new PhaseFailed(take, Phase.VALIDATION, Slot.PLAN, outcome.attempt(), failure);
    }

    /** The planner is given the prompt as it was let through, and the lengths its clips can have. */
    private PlanRequest request(Commission asked, String prompt) {
        Brief brief = asked.brief();
        Brief clean = new Brief(
                prompt,
                brief.title() == null ? null : policy.sanitised(brief.title()),
                brief.description() == null ? null : policy.sanitised(brief.description()),
                brief.durationSeconds(),
                brief.aspect(),
                brief.resolution(),
                brief.models(),
                asked.seed(Slot.PLAN, brief.seed()),
                brief.references(),
                brief.track(),
                brief.budgetUsd());
        return new PlanRequest(brief.models().plan(), clean, clipSeconds(brief));
    }

    private List<Integer> clipSeconds(Brief brief) {
        return catalogue.find(Kind.CLIP, brief.models().clip())
                .map(ModelSpec::clip)
                .map(can -> can.secondsAt(brief.resolution()))
                .orElse(List.of());
    }

    private double expectedSeconds(Brief brief) {
        boolean free = catalogue.find(Kind.PLAN, brief.models().plan())
                .filter(row -> row.price().unit() == ModelSpec.Unit.FREE)
                .isPresent();
        return free ? SECONDS_BY_RULES : SECONDS_BY_MODEL;
    }

    /** Whatever else says what to film: it is judged with the prompt, and can stand in for one. */
    private static String described(Brief brief) {
        List<String> parts = new ArrayList<>();
        Optional.ofNullable(brief.title()).ifPresent(parts::add);
        Optional.ofNullable(brief.description()).ifPresent(parts::add);
        brief.references().stream().map(Brief.Reference::caption).forEach(caption -> Optional.ofNullable(caption).ifPresent(parts::add));
        return String.join("\n", parts);
    }

    private static @Nullable Plan read(@Nullable String document, PlanRequest request) {
        if (document == null) {
            return null;
        }
        try {
            Plan plan = EventJson.mapper().readValue(document, Plan.class);
            return plan.totalSeconds() == request.brief().durationSeconds() ? plan : null;
        } catch (JacksonException _) {
            return null;
        }
    }
}
