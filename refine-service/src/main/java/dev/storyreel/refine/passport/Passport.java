package dev.storyreel.refine.passport;

import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a film comes from, second by second: {@code passport.json} beside the MP4. What is not known is there as null.
 *
 * @param form        of this paper; another one is another paper
 * @param filmSha256  of the MP4 it goes with, 64 hex digits
 * @param prompt      as the person wrote it
 * @param requestedBy who asked for this take, where that was said
 * @param approvedBy  who approved the film; nobody is asked yet
 * @param costUsd     of all the work in it, in whichever take it was bought
 * @param ranges      cover the film from 0 to its end without gaps
 * @param assembly    our own work on it, and whatever else the take holds
 * @param watermarks  what providers hide in what they make, and where
 */
public record Passport(
        String form,
        TakeRef take,
        String title,
        String filmSha256,
        double seconds,
        @Nullable String prompt,
        @Nullable String requestedBy,
        @Nullable String approvedBy,
        BigDecimal costUsd,
        List<Range> ranges,
        Soundtrack soundtrack,
        List<Frame> frames,
        @Nullable Planned plan,
        List<Credit> assembly,
        List<Watermark> watermarks) {

    public static final String FORM = "storyreel-passport/1";

    public Passport {
        ranges = List.copyOf(ranges);
        frames = List.copyOf(frames);
        assembly = List.copyOf(assembly);
        watermarks = List.copyOf(watermarks);
    }

    /**
     * A part of the film that is one clip.
     *
     * @param from seconds into the film
     * @param to   seconds into the film, where the next range begins
     */
    public record Range(
            double from,
            double to,
            @Nullable String beat,
            @Nullable MediaRef clip,
            @Nullable Credit made,
            @Nullable String approvedBy) {}

    /** A storyboard frame. */
    public record Frame(String beat, @Nullable MediaRef image, Credit made, @Nullable String approvedBy) {}

    /**
     * What is heard.
     *
     * @param kind {@code composed}, {@code uploaded}, {@code clips} (their own sound) or {@code silence}
     */
    public record Soundtrack(String kind, @Nullable MediaRef track, @Nullable Credit made) {}

    /**
     * The plan the film was made by.
     *
     * @param origin {@code planned} for this take, {@code taken-over} from an earlier one, or {@code edited} by hand
     * @param made   the work it comes from, before any edit
     */
    public record Planned(String origin, Plan plan, @Nullable Credit made, @Nullable String approvedBy) {}

    /**
     * A piece of work, and all that determined it.
     *
     * @param take          in which it was bought
     * @param workKey       of the ledger: sha-256 of its inputs
     * @param model         by the name of the catalogue
     * @param providerModel the provider's own name for it
     * @param modelVersion  where the provider says so
     * @param jobId         the provider's
     * @param costUsd       of all its attempts
     * @param watermark     that its provider hides in it
     */
    public record Credit(
            Slot slot,
            int take,
            String workKey,
            int redo,
            int attempt,
            String provider,
            String model,
            @Nullable String providerModel,
            @Nullable String modelVersion,
            @Nullable String jobId,
            @Nullable String prompt,
            @Nullable String negativePrompt,
            @Nullable Long seed,
            List<Input> inputs,
            BigDecimal costUsd,
            @Nullable Instant madeAt,
            @Nullable String watermark) {
        public Credit {
            inputs = List.copyOf(inputs);
        }
    }

    /**
     * A medium that went into a piece of work.
     *
     * @param role such as {@code first-frame} or {@code reference}
     * @param from the slot whose work made it; null for an upload
     */
    public record Input(String role, @Nullable Slot from, String sha256) {}

    /** A watermark, and the work and the seconds that carry it. */
    public record Watermark(String name, List<Slot> slots, List<Span> seconds) {
        public Watermark {
            slots = List.copyOf(slots);
            seconds = List.copyOf(seconds);
        }
    }

    public record Span(double from, double to) {}
}
