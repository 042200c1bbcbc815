package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.ledger.run.Checkpoints.Step;
import dev.storyreel.ledger.run.WorkRunner;
import dev.storyreel.models.Answer;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.Recovery;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

/** Whatever a provider does and wherever processes die: nothing is bought twice, and nothing hangs unseen. */
class ChanceTest {

    private static final class Killed extends Error {}

    enum Submit {
        ACCEPTED,
        DROPPED,
        BUSY,
        LOST_UNBILLED,
        REFUSED
    }

    enum Poll {
        FINISHED,
        RUNNING,
        NO_ANSWER,
        LOST_UNBILLED
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void nothing_is_bought_twice(
            @ForAll Recovery recovery,
            @ForAll boolean jobs,
            @ForAll @Size(min = 1, max = 3) List<Submit> submits,
            @ForAll @Size(max = 3) List<Poll> polls,
            @ForAll @Size(max = 3) List<Step> deaths) {
        FakeProvider provider = new FakeProvider(recovery, jobs);
        LedgerHouse house = new LedgerHouse(provider);
        submits.forEach(submit -> script(provider, submit));
        polls.forEach(poll -> script(provider, poll));
        house.request("a robot");

        for (int i = 0; i < deaths.size(); i++) {
            liveUntil(house, deaths.get(i), "doomed-" + i);
        }
        WorkRunner heir = house.process("heir");
        for (int i = 0; i < 30 && !over(house); i++) {
            house.runAfter(Duration.ofMinutes(1), heir);
        }

        assertThat(new HashSet<>(provider.billed)).as("each attempt is billed once").hasSameSizeAs(provider.billed);
        Work work = house.onlyWork();
        assertThat(work.state().ended() || work.failure() != null)
                .as("%s is over or visibly parked", work.state())
                .isTrue();
        assertThat(house.standingTimers()).isEmpty();
        assertThat(house.said()).filteredOn("work-charged"::equals).hasSize(work.state() == WorkState.DONE ? 1 : 0);
        assertThat(house.said()).filteredOn("frame-ready"::equals).hasSize(work.state() == WorkState.DONE ? 1 : 0);
        if (recovery != Recovery.IDEMPOTENT) {
            assertThat(work.attempt()).as("a call in doubt is never another attempt").isLessThanOrEqualTo(3);
        } else if (work.state() == WorkState.IN_DOUBT) {
            assertThat(provider.calls).hasSizeGreaterThanOrEqualTo(LedgerHouse.PATIENCE.submitTries());
        }
    }

    private static boolean over(LedgerHouse house) {
        return house.standingTimers().isEmpty() && house.onlyWork().state() != WorkState.QUEUED;
    }

    private static void liveUntil(LedgerHouse house, Step death, String owner) {
        WorkRunner doomed = house.process(owner, (reached, _) -> {
            if (reached == death) {
                throw new Killed();
            }
        });
        try {
            for (int i = 0; i < 3; i++) {
                house.runAfter(Duration.ofSeconds(10), doomed);
            }
        } catch (Killed _) {
            // As a kill: the timer stands, the row is as it was.
        }
    }

    private static void script(FakeProvider provider, Submit submit) {
        switch (submit) {
            case ACCEPTED -> provider.acceptsNext();
            case DROPPED -> provider.dropsNextAnswer();
            case BUSY -> provider.failsNext(Effect.NOT_ACCEPTED_RETRY, null);
            case LOST_UNBILLED -> provider.answersNext(new Answer.Failed("LOST", "It was lost.", true));
            case REFUSED -> provider.answersNext(new Answer.Refused("No.", null));
        }
    }

    private static void script(FakeProvider provider, Poll poll) {
        switch (poll) {
            case FINISHED -> provider.finishesNext();
            case RUNNING -> provider.pollsNext(new Answer.Running("unused", Duration.ofSeconds(2)));
            case NO_ANSWER -> provider.pollFailsNext();
            case LOST_UNBILLED -> provider.pollsNext(new Answer.Failed("LOST", "It was lost.", true));
        }
    }
}
