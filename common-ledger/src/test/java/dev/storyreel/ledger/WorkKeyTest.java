package dev.storyreel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Phase;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRequest;
import dev.storyreel.models.PlanRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkKeyTest {

    private static final TakeRef TAKE = new TakeRef("local", "v", 1);

    @Test
    void is_the_same_today_and_tomorrow() {
        // Pinned: another value would have everything bought again.
        assertThat(WorkKey.of(order(TAKE, "open", 0, Pictures.request("Draw a robot", 7)), "inkpot"))
                .isEqualTo("50bcd470deb73966dad47ef352fc458094774960460c2c200960314b3158efed");
    }

    @Test
    void counts_neither_the_take_nor_where_media_lie() {
        WorkOrder first = order(TAKE, "open", 0, clip("local/videos/v/work/a/frame.png", "a", 7));
        WorkOrder second =
                order(new TakeRef("local", "v", 2), "open", 0, clip("local/videos/v/work/b/other.png", "a", 7));

        assertThat(WorkKey.of(first, "p")).isEqualTo(WorkKey.of(second, "p"));
    }

    @Test
    void counts_everything_else() {
        ModelRequest request = clip("local/a.png", "a", 7);
        Stream<String> keys = Stream.of(
                WorkKey.of(order(TAKE, "open", 0, request), "p"),
                WorkKey.of(order(new TakeRef("other", "v", 1), "open", 0, request), "p"),
                WorkKey.of(order(new TakeRef("local", "w", 1), "open", 0, request), "p"),
                WorkKey.of(order(TAKE, "close", 0, request), "p"),
                WorkKey.of(order(TAKE, "open", 1, request), "p"),
                WorkKey.of(order(TAKE, "open", 0, request), "q"),
                WorkKey.of(order(TAKE, "open", 0, clip("local/a.png", "b", 7)), "p"),
                WorkKey.of(order(TAKE, "open", 0, clip("local/a.png", "a", 8)), "p"));

        assertThat(keys).doesNotHaveDuplicates();
    }

    @Test
    void what_is_canonical_has_its_fields_in_order_and_leaves_out_what_is_absent() {
        assertThat(WorkKey.canonical(clip("local/a.png", "a", 7)))
                .isEqualTo("{\"camera\":\"push-in\",\"firstFrame\":\"sha256:" + "a".repeat(64)
                        + "\",\"fps\":24,\"height\":480,\"model\":\"ink\",\"prompt\":\"It moves\",\"seconds\":4,"
                        + "\"seed\":7,\"sound\":false,\"step\":0,\"width\":854}");
    }

    @Test
    void a_way_of_asking_after_a_refusal_is_another_piece_of_work_and_what_was_wished_keeps_its_key() {
        WorkOrder wished = order(TakeRef.firstOfNewVideo("local"), "open", 0, clip("local/a.png", "a", 7));
        WorkOrder otherwise = new WorkOrder(
                wished.take(), wished.phase(), wished.slot(), wished.redo(), wished.kind(), wished.request(), 3);

        assertThat(WorkKey.of(otherwise, "inkpot")).isNotEqualTo(WorkKey.of(wished, "inkpot"));
        assertThat(WorkKey.of(new WorkOrder(
                        wished.take(), wished.phase(), wished.slot(), wished.redo(), wished.kind(), wished.request(), 0), "inkpot"))
                .isEqualTo(WorkKey.of(wished, "inkpot"));
    }

    @Test
    void an_amount_counts_by_its_value() {
        assertThat(WorkKey.canonical(plan(new BigDecimal("10.00")))).isEqualTo(WorkKey.canonical(plan(BigDecimal.TEN)));
    }

    private static WorkOrder order(TakeRef take, String beat, int redo, ModelRequest request) {
        Kind kind = request instanceof ImageRequest ? Kind.IMAGE : Kind.CLIP;
        return new WorkOrder(take, Phase.CHUNKS, Slot.frame(beat), redo, kind, request);
    }

    private static ClipRequest clip(String key, String sha, long seed) {
        MediaRef frame = new MediaRef(key, "image/png", 3, sha.repeat(64));
        return new ClipRequest("ink", "It moves", null, frame, 4, 854, 480, 24, "push-in", 0, false, seed);
    }

    private static PlanRequest plan(BigDecimal budget) {
        Brief brief = new Brief(
                "A robot", null, null, 30, "16:9", "480p", new Brief.ModelChoice("a", "b", "c", "d"), 7, List.of(), null,
                budget);
        return new PlanRequest("a", brief, List.of(3, 4));
    }

    /** Image requests for all tests of the ledger. */
    static final class Pictures {

        static ImageRequest request(String prompt, long seed) {
            return new ImageRequest(
                    "ink",
                    prompt,
                    null,
                    854,
                    480,
                    seed,
                    List.of(),
                    new ImageRequest.Look(
                            "a robot",
                            new Plan.Setting("city", "sunset", "clear", "Austin"),
                            "noir",
                            List.of("#000000"),
                            "hopeful",
                            List.of(),
                            "hero-shot",
                            "wide",
                            "push-in",
                            0.5));
        }
    }
}
