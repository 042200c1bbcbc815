package dev.storyreel.chunk;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Failure;
import dev.storyreel.events.FrameReady;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.events.Plan;
import dev.storyreel.events.PlanReady;
import dev.storyreel.events.Seam;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.VideoRequested;
import dev.storyreel.ledger.Decision;
import dev.storyreel.ledger.Work;
import dev.storyreel.ledger.WorkOrder;
import dev.storyreel.ledger.WorkState;
import dev.storyreel.models.ClipRequest;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A film of three beats, and a studio that does what is ordered. */
final class Films {

    static final TakeRef TAKE = new TakeRef("local", "0b9f", 1);
    static final Seam SEAM = new Seam(0.99, 0.5, 0.7, 6.0, 0.95);

    private Films() {}

    static VideoRequested requested(String clipModel) {
        return requested(clipModel, (MediaRef) null);
    }

    static VideoRequested requested(String clipModel, @Nullable MediaRef track) {
        Brief brief = new Brief(
                "A lighthouse.", null, null, 18, "16:9", "720p",
                new Brief.ModelChoice("animatic", "animatic", clipModel, "animatic"), 7, List.of(), track, null);
        return new VideoRequested(TAKE, brief);
    }

    static VideoRequested requested(String clipModel, OnRefusal wish) {
        return new VideoRequested(TAKE, requested(clipModel).brief().withOnRefusal(wish));
    }

    /** On the animatic model 10 s are two chunks, 5 and 3 s one each. */
    static PlanReady planned() {
        return new PlanReady(TAKE, 1, plan(List.of(beat("open", 10), beat("storm", 5), beat("calm", 3))));
    }

    static Plan plan(List<Plan.Beat> beats) {
        return new Plan(
                "Lighthouse", "story", "A light in the storm.", "a lighthouse",
                new Plan.Setting("ocean", "night", "rain", "a cliff"), "noir", List.of("#000000", "#ffffff"), "calm",
                List.of(), new Plan.Audio(true, "ambient", 90, "D minor", List.of()), beats);
    }

    static Plan.Beat beat(String id, int seconds) {
        return new Plan.Beat(
                id, "hero-shot", seconds, "The light turns.", "a lighthouse", "waves roll", "people", "wide", "push-in",
                "cut");
    }

    static FrameReady drawn(String beatId) {
        return new FrameReady(TAKE, Slot.frame(beatId), 1, beatId, image(beatId), "animatic", 1);
    }

    static MediaRef image(String name) {
        return new MediaRef("local/frames/" + name + ".png", "image/png", 10, sha256(name));
    }

    /** What a clip of that order becomes: as long as asked, its content a function of what was asked. */
    static Work done(WorkOrder order) {
        if (order.request() instanceof ClipRequest clip) {
            return done(order, clip.seconds());
        }
        MediaRef cut = new MediaRef("local/work/cut.mp4", "video/mp4", 10, sha256(order.request().toString()));
        return ended(order, WorkState.DONE, List.of(cut), new CutFigures(18, 4, false).asMap(), null);
    }

    static Work done(WorkOrder order, double seconds) {
        String content = sha256(order.request().toString());
        MediaRef clip = new MediaRef("local/work/" + content + "/clip.mp4", "video/mp4", 10, content);
        MediaRef last = new MediaRef("local/work/" + content + "/last-frame.png", "image/png", 5, sha256(content));
        return ended(order, WorkState.DONE, List.of(clip, last), Rendered.figures(seconds, SEAM), null);
    }

    static Work failed(WorkOrder order, WorkState state) {
        Failure failure = new Failure("CONTENT_REFUSED", Failure.Blame.USER, "The storm was declined.", "Try rain.");
        return ended(order, state, List.of(), Map.of(), failure);
    }

    /** The n-th attempt at a slot, refused. */
    static Work refused(WorkOrder order, int attempt) {
        return at(attempt, failed(order, WorkState.REFUSED));
    }

    /** The same, as the n-th attempt at its slot. */
    static Work at(int attempt, Work work) {
        return new Work(
                work.key(), work.order(), attempt, work.state(), work.provider(), null, work.estimateUsd(),
                work.actualUsd(), work.files(), work.figures(), null, work.failure(), work.queuedAt(), null,
                work.endedAt());
    }

    static Work ended(
            WorkOrder order, WorkState state, List<MediaRef> files, Map<String, Double> figures, @Nullable Failure failure) {
        return new Work(
                sha256(order.slot() + order.request().toString()), order, 1, state, "animatic", null, BigDecimal.ZERO,
                BigDecimal.ZERO, files, figures, null, failure, Instant.EPOCH, null, Instant.EPOCH);
    }

    static List<WorkOrder> orders(List<Decision> decisions) {
        List<WorkOrder> orders = new ArrayList<>();
        for (Decision decision : decisions) {
            if (decision instanceof Decision.Order(WorkOrder order)) {
                orders.add(order);
            }
        }
        return orders;
    }

    static <E> List<E> said(List<Decision> decisions, Class<E> type) {
        return decisions.stream()
                .filter(Decision.Say.class::isInstance)
                .map(decision -> ((Decision.Say) decision).event())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
