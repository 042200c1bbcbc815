package dev.storyreel.events.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.storyreel.events.Fact;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.testing.Interleavings;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PipelineFoldTest {

    private static final List<List<Fact<?>>> FILMS = List.of(
            SampleFilm.finished(), SampleFilm.rejected(), SampleFilm.failed(), SampleFilm.recovered(), resaid(),
            SampleFilm.retaken());

    @Property(tries = 400)
    void any_interleaving_and_repetition_folds_to_the_same_state(
            @ForAll("tellings") Tuple2<List<Fact<?>>, List<Fact<?>>> telling) {
        assertThat(fold(telling.get2())).isEqualTo(fold(telling.get1()));
    }

    @Property(tries = 200)
    void progress_never_falls_in_whatever_order_a_film_is_told(@ForAll("oneFilm") List<Fact<?>> told) {
        VideoState state = unheard();
        int before = 0;
        for (Fact<?> fact : told) {
            state = state.evolve(fact);
            int now = Progress.of(state.latestTake().orElseThrow());
            assertThat(now).isBetween(before, 100);
            before = now;
        }
        assertThat(before).isEqualTo(100);
    }

    @Property(tries = 200)
    void what_takes_amount_to_is_the_same_in_whatever_order_they_are_told(@ForAll("takes") List<Fact<?>> told) {
        VideoState state = fold(told);
        assertThat(state.takes().sequencedValues()).extracting(Status::of)
                .containsExactly(Status.COMPLETE, Status.CANCELLED, Status.AWAITING_BUDGET);
        assertThat(state.currentTake()).contains(state.take(1).orElseThrow());
        assertThat(state.budgetUsd()).hasValueSatisfying(budget -> assertThat(budget).isEqualByComparingTo("4"));
        assertThat(state.choices()).isEqualTo(2);
        assertThat(state.raises()).isEqualTo(2);
    }

    @Provide
    Arbitrary<List<Fact<?>>> takes() {
        return Interleavings.of(SampleFilm.retaken());
    }

    @Provide
    Arbitrary<Tuple2<List<Fact<?>>, List<Fact<?>>>> tellings() {
        return Arbitraries.of(FILMS).flatMap(film -> Interleavings.of(film).map(told -> Tuple.of(film, told)));
    }

    @Provide
    Arbitrary<List<Fact<?>>> oneFilm() {
        return Interleavings.of(SampleFilm.finished());
    }

    @Test
    void the_state_survives_json() {
        JsonMapper json = JsonMapper.builder().build();
        for (List<Fact<?>> film : FILMS) {
            VideoState state = fold(film);
            String written = json.writeValueAsString(state);
            assertThat(json.readValue(written, VideoState.class)).isEqualTo(state);
            assertThat(written).contains("\"type\":\"dev.storyreel.request.video-requested.v1\"");
        }
    }

    @Test
    void a_fact_about_another_video_is_refused() {
        var other = new TakeRef("local", "another", 1);
        var fact = SampleFilm.fact(new VideoRequested(other, requestOf(SampleFilm.finished()).brief()), 0);
        assertThatThrownBy(() -> unheard().evolve(fact)).isInstanceOf(IllegalArgumentException.class);
    }

    /** One fact said at two times with two contents, as after an outbox was lost: still one fact. */
    private static List<Fact<?>> resaid() {
        List<Fact<?>> film = new ArrayList<>(SampleFilm.failed());
        film.add(SampleFilm.fact(SampleFilm.clipFailed(2), 200));
        film.add(SampleFilm.fact(SampleFilm.chunk("hero", 2, 1, dev.storyreel.events.StartsOn.STORYBOARD), 300));
        film.add(SampleFilm.fact(SampleFilm.chunk("hero", 2, 1, dev.storyreel.events.StartsOn.LAST_FRAME), 300));
        return film;
    }

    private static VideoRequested requestOf(List<Fact<?>> film) {
        return (VideoRequested) film.getFirst().event();
    }

    private static VideoState unheard() {
        return VideoState.unheard(SampleFilm.TAKE.tenant(), SampleFilm.TAKE.videoId());
    }

    static VideoState fold(List<Fact<?>> facts) {
        VideoState state = unheard();
        for (Fact<?> fact : facts) {
            state = state.evolve(fact);
        }
        return state;
    }
}
