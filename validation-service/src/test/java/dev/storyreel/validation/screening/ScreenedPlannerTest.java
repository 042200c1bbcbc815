package dev.storyreel.validation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Brief;
import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Model;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.PlanRequest;
import dev.storyreel.models.Recovery;
import dev.storyreel.models.Screening.Opinion;
import dev.storyreel.validation.SampleRequests;
import dev.storyreel.validation.screening.ScreenedPlanner.WhenAway;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenedPlannerTest {

    private static final Answer MADE = new Answer.Running("job", java.time.Duration.ZERO);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Planner planner = new Planner();

    @Test
    void a_brief_that_passes_goes_to_the_planner_with_the_call_it_prepared() {
        ScreenedPlanner screened = screened(new Opinion.Passed(), WhenAway.WAIT);
        assertThat(screened.submit(request(), screened.prepare(request(), context()), context())).isEqualTo(MADE);
        assertThat(planner.submitted).containsExactly("the planner's call");
        assertThat(counted("passed")).isEqualTo(1);
        assertThat(screened.keys()).as("admission chooses among the planner's own").isEqualTo(planner.keys());
    }

    @Test
    void a_brief_that_is_declined_is_refused_with_a_suggestion_and_the_planner_never_hears_of_it() {
        ScreenedPlanner screened = screened(new Opinion.Declined("Too bloody.", "Leave out the blood."), WhenAway.FILM);
        assertThat(screened.submit(request(), screened.prepare(request(), context()), context()))
                .isEqualTo(new Answer.Refused("Too bloody.", "Leave out the blood."));
        assertThat(planner.prepared).isZero();
        assertThat(planner.submitted).isEmpty();
        assertThat(counted("declined")).isEqualTo(1);
    }

    @Test
    void where_nobody_could_look_the_film_is_planned_all_the_same_and_counted() {
        ScreenedPlanner screened = screened(new Opinion.Unseen("It is away."), WhenAway.FILM);
        String call = screened.prepare(request(), context());
        assertThat(call).contains("unseen").contains("It is away.");
        assertThat(screened.submit(request(), call, context())).isEqualTo(MADE);
        assertThat(counted("unseen")).isEqualTo(1);
    }

    @Test
    void where_that_is_not_wanted_it_is_tried_again_with_what_to_do_and_counted_too() {
        ScreenedPlanner screened = screened(new Opinion.Unseen("It is away."), WhenAway.WAIT);
        assertThatThrownBy(() -> screened.prepare(request(), context()))
                .isInstanceOfSatisfying(ModelException.class, away -> {
                    assertThat(away.effect()).isEqualTo(Effect.NOT_ACCEPTED_RETRY);
                    assertThat(away.code()).isEqualTo("SCREENING_AWAY");
                })
                .hasMessageContaining("It is away.")
                .hasMessageContaining("when-screening-is-away");
        assertThat(planner.prepared).isZero();
        assertThat(counted("unseen")).isEqualTo(1);
    }

    @Test
    void a_call_that_was_prepared_before_there_was_a_look_is_submitted_as_it_is() {
        ScreenedPlanner screened = screened(new Opinion.Passed(), WhenAway.FILM);
        screened.submit(request(), "plan 12 s by rules", context());
        screened.submit(request(), "{\"model\":\"m\",\"seconds\":12}", context());
        assertThat(planner.submitted).containsExactly("plan 12 s by rules", "{\"model\":\"m\",\"seconds\":12}");
    }

    private ScreenedPlanner screened(Opinion opinion, WhenAway whenAway) {
        return new ScreenedPlanner(planner, (Brief _, CallContext _) -> opinion, whenAway, meters);
    }

    private double counted(String outcome) {
        return meters.counter("storyreel.screening", "outcome", outcome).count();
    }

    private static PlanRequest request() {
        return new PlanRequest("animatic", SampleRequests.brief("A paper boat"), List.of(3));
    }

    private static CallContext context() {
        dev.storyreel.media.MediaStore none = (dev.storyreel.media.MediaStore) Proxy.newProxyInstance(
                ScreenedPlannerTest.class.getClassLoader(), new Class<?>[] {dev.storyreel.media.MediaStore.class}, (_, _, _) -> {
                    throw new AssertionError("No media are needed.");
                });
        return new CallContext("key-1", none, Path.of("."));
    }

    private static final class Planner implements Model<PlanRequest> {
        private int prepared;
        private final List<String> submitted = new ArrayList<>();

        @Override
        public String provider() {
            return "animatic";
        }

        @Override
        public Kind kind() {
            return Kind.PLAN;
        }

        @Override
        public List<String> keys() {
            return List.of("the planner's key");
        }

        @Override
        public boolean serves(String model) {
            return true;
        }

        @Override
        public Recovery recovery() {
            return Recovery.NONE;
        }

        @Override
        public String prepare(PlanRequest request, CallContext context) {
            prepared++;
            return "the planner's call";
        }

        @Override
        public Answer submit(PlanRequest request, String preparedCall, CallContext context) {
            submitted.add(preparedCall);
            return MADE;
        }

        @Override
        public Answer poll(String jobId, CallContext context) {
            return MADE;
        }
    }
}
