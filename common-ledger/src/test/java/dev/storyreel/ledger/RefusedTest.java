package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.TakeRef;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.ledger.store.Charges;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Recovery;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused is the next attempt at its slot in another way, bought and booked like any other. */
class RefusedTest {

    private static final OnRefusal MILDER = new OnRefusal(false, true, null);

    private final FakeProvider provider = new FakeProvider(Recovery.NONE, false);
    private final LedgerHouse house = new LedgerHouse(provider);
    private final WorkRunner process = house.process("one");

    @Test
    void both_are_booked_where_the_refusal_was_billed_and_the_slot_holds_what_was_made() {
        provider.answersNext(new Answer.Refused("No blood.", "Try paint.", new BigDecimal("0.01")));
        house.request(house.take, "a robot, blood", MILDER);

        house.runDue(process);

        assertThat(house.said())
                .containsExactlyInAnyOrder("asked-otherwise", "work-charged", "frame-ready", "work-charged");
        assertThat(house.payload("asked-otherwise")).contains("softened-prompt", "No blood.", "Try paint.");
        assertThat(house.jdbc.sql("select sum(usd) from ledger.charge").query(BigDecimal.class).single())
                .isEqualByComparingTo("0.03");
        assertThat(rows()).containsExactly("REFUSED 0 1 a robot, blood", "DONE 2 2 a robot, red paint. " + MEANT);
        assertThat(house.jdbc.sql("select state from ledger.slot_work join ledger.work using (work_key)")
                        .query(String.class)
                        .list())
                .containsExactly("DONE");
        String made = house.jdbc.sql("select work_key from ledger.work where state = 'DONE'").query(String.class).single();
        assertThat(new Charges(house.jdbc).of(List.of(made)).get(made))
                .as("of the picture, with what was refused for it")
                .isEqualByComparingTo("0.03");
        assertThat(house.meters.get("storyreel.work.refused").tags("model", "ink", "rung", "0").counter().count()).isEqualTo(1);
    }

    @Test
    void heard_again_nothing_is_asked_for_once_more_and_the_same_is_said() {
        provider.answersNext(new Answer.Refused("No blood.", null));
        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);
        house.published();
        house.clock.pass(Duration.ofHours(1));

        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);

        assertThat(provider.calls).hasSize(2);
        assertThat(house.unpublished()).containsExactlyInAnyOrder("asked-otherwise", "frame-ready");
    }

    @Test
    void another_way_has_attempts_of_its_own() {
        provider.answersNext(new Answer.Refused("No blood.", null));
        provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
        provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
        house.request(house.take, "a robot, blood", MILDER);
        for (int i = 0; i < 4; i++) {
            house.runAfter(Duration.ofMinutes(1), process);
        }

        assertThat(house.said()).contains("frame-ready").doesNotContain("phase-failed");
    }

    @Test
    void a_second_take_of_the_same_finds_what_the_first_came_to() {
        provider.answersNext(new Answer.Refused("No blood.", null));
        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);

        house.request(new TakeRef(house.take.tenant(), house.take.videoId(), 2), "a robot, blood", MILDER);
        house.runDue(process);

        assertThat(provider.calls).hasSize(2);
        assertThat(house.said(2)).containsExactly("asked-otherwise", "frame-ready");
    }

    @Test
    void a_failure_on_the_way_is_attempted_anew_in_the_same_way() {
        provider.answersNext(new Answer.Refused("No blood.", null));
        provider.answersNext(new Answer.Failed("OUT_OF_INK", "No ink.", true));
        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);
        house.clock.pass(Duration.ofHours(1));

        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);

        assertThat(rows()).containsExactly("REFUSED 0 1 a robot, blood", "DONE 2 3 a robot, red paint. " + MEANT);
    }

    @Test
    void once_every_way_is_refused_that_is_the_end_of_it() {
        provider.answersNext(new Answer.Refused("No blood.", null));
        provider.answersNext(new Answer.Refused("No paint.", "Try water."));
        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);
        house.clock.pass(Duration.ofHours(1));

        house.request(house.take, "a robot, blood", MILDER);
        house.runDue(process);

        assertThat(provider.calls).hasSize(2);
        assertThat(house.payload("phase-failed")).contains("No paint.", "a softened prompt", "Try water.");
    }

    private static final String MEANT = "Tasteful, non-graphic, suitable for all ages.";

    private List<String> rows() {
        return house.jdbc.sql("""
                        select state || ' ' || rung || ' ' || attempt || ' ' || (request ->> 'prompt')
                        from ledger.work order by rung""")
                .query(String.class)
                .list();
    }
}
