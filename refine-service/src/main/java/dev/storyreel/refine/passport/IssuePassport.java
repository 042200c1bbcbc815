package dev.storyreel.refine.passport;

import dev.storyreel.events.Commission;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.Plan;
import dev.storyreel.events.Slot;
import dev.storyreel.events.TakeRef;
import dev.storyreel.events.wire.EventJson;
import dev.storyreel.models.CutRequest;
import dev.storyreel.models.FilmRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.refine.passport.Passport.Credit;
import dev.storyreel.refine.passport.Passport.Range;
import dev.storyreel.refine.passport.Passport.Span;
import dev.storyreel.refine.passport.Passport.Watermark;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Dossier to passport. Pure. Whatever the take holds is in it once, so its costs sum to its total; what cannot be told is
 * left open, for a film is worth more than its paper.
 */
public final class IssuePassport {

    private final ModelCatalogue catalogue;

    public IssuePassport(ModelCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** @param filmSha256 of the film as it came out */
    public Passport issue(TakeRef take, FilmRequest film, String filmSha256, Dossier dossier) {
        Credits credits = new Credits(catalogue, dossier.held());
        Optional<Dossier.Held> cut = held(dossier, Kind.CUT).findFirst();
        List<Range> ranges = cut.map(held -> held.work().order().request())
                .map(CutRequest.class::cast)
                .filter(request -> !request.clips().isEmpty())
                .map(request -> ranges(request, film.seconds(), dossier, credits))
                .orElseGet(() -> List.of(new Range(0, film.seconds(), null, null, null, null)));
        Passport.Soundtrack soundtrack = soundtrack(film, dossier, credits);
        List<Passport.Frame> frames = held(dossier, Kind.IMAGE)
                .map(held -> new Passport.Frame(beatOf(held), file(held).orElse(null), credits.of(held), null))
                .toList();
        Passport.@Nullable Planned plan = plan(dossier, credits);
        List<Credit> named = Stream.of(
                        ranges.stream().map(Range::made),
                        Stream.of(soundtrack.made()),
                        frames.stream().map(Passport.Frame::made),
                        Stream.of(plan == null ? null : plan.made()))
                .flatMap(stream -> stream)
                .filter(Objects::nonNull)
                .toList();
        List<Credit> rest = dossier.held().stream()
                .map(credits::of)
                .filter(credit -> named.stream().noneMatch(other -> other.workKey().equals(credit.workKey())))
                .toList();
        return new Passport(
                Passport.FORM,
                take,
                film.title(),
                filmSha256,
                film.seconds(),
                prompt(dossier),
                dossier.requestedBy(),
                null,
                dossier.held().stream().map(Dossier.Held::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add),
                ranges,
                soundtrack,
                frames,
                plan,
                rest,
                watermarks(named, ranges, soundtrack, film.seconds()));
    }

    /** On the film's clock, as the cut counts its frames, so that roundings never add up. */
    private static List<Range> ranges(CutRequest cut, double seconds, Dossier dossier, Credits credits) {
        List<Range> ranges = new ArrayList<>();
        double from = 0;
        double played = 0;
        for (CutRequest.Piece piece : cut.clips()) {
            played += piece.playedSeconds();
            boolean last = ranges.size() == cut.clips().size() - 1;
            double frame = rounded((double) Math.round(played * cut.fps()) / cut.fps());
            double to = last ? seconds : Math.max(from, Math.min(frame, seconds));
            Optional<Dossier.Held> clip = held(dossier, Kind.CLIP)
                    .filter(held -> file(held).filter(piece.clip()::equals).isPresent())
                    .findFirst();
            ranges.add(new Range(
                    from,
                    to,
                    clip.map(IssuePassport::beatOf).orElse(null),
                    piece.clip(),
                    clip.map(credits::of).orElse(null),
                    null));
            from = to;
        }
        return ranges;
    }

    private static Passport.Soundtrack soundtrack(FilmRequest film, Dossier dossier, Credits credits) {
        MediaRef track = film.music();
        if (track == null) {
            return new Passport.Soundtrack(film.cutHasSound() ? "clips" : "silence", null, null);
        }
        return held(dossier, Kind.MUSIC)
                .filter(held -> file(held).filter(track::equals).isPresent())
                .findFirst()
                .map(held -> new Passport.Soundtrack("composed", track, credits.of(held)))
                .orElseGet(() -> new Passport.Soundtrack("uploaded", track, null));
    }

    private static Passport.@Nullable Planned plan(Dossier dossier, Credits credits) {
        Plan plan = dossier.plan();
        if (plan == null) {
            return null;
        }
        @Nullable Credit made = null;
        boolean asMade = false;
        for (Dossier.Held held : held(dossier, Kind.PLAN).toList()) {
            made = credits.of(held);
            asMade = plan.equals(read(held.work().document()));
        }
        Commission asked = dossier.asked();
        boolean given = asked != null && asked.plan() != null;
        return new Passport.Planned(given ? asMade ? "taken-over" : "edited" : "planned", plan, made, null);
    }

    private static @Nullable Plan read(@Nullable String document) {
        try {
            return document == null ? null : EventJson.mapper().readValue(document, Plan.class);
        } catch (JacksonException _) {
            return null;
        }
    }

    /** Frames that carry one are not seen in the film themselves; clips and music are. */
    private static List<Watermark> watermarks(
            List<Credit> credits, List<Range> ranges, Passport.Soundtrack soundtrack, double seconds) {
        Map<String, List<Slot>> slots = new TreeMap<>();
        for (Credit credit : credits) {
            if (credit.watermark() != null) {
                slots.computeIfAbsent(credit.watermark(), _ -> new ArrayList<>()).add(credit.slot());
            }
        }
        return slots.entrySet().stream()
                .map(entry -> new Watermark(
                        entry.getKey(),
                        entry.getValue(),
                        Stream.concat(
                                        ranges.stream()
                                                .filter(range -> carries(range.made(), entry.getKey()))
                                                .map(range -> new Span(range.from(), range.to())),
                                        carries(soundtrack.made(), entry.getKey())
                                                ? Stream.of(new Span(0, seconds))
                                                : Stream.empty())
                                .toList()))
                .toList();
    }

    private static boolean carries(@Nullable Credit made, String watermark) {
        return made != null && watermark.equals(made.watermark());
    }

    private static @Nullable String prompt(Dossier dossier) {
        Commission asked = dossier.asked();
        return asked == null ? null : asked.brief().prompt();
    }

    private static Stream<Dossier.Held> held(Dossier dossier, Kind kind) {
        return dossier.held().stream().filter(held -> held.work().order().kind() == kind);
    }

    private static Optional<MediaRef> file(Dossier.Held held) {
        return held.work().files().stream().findFirst();
    }

    /** {@code clip/<beatId>/<n>} or {@code frame/<beatId>}. */
    private static String beatOf(Dossier.Held held) {
        String[] parts = held.work().order().slot().name().split("/");
        return parts.length > 1 ? parts[1] : parts[0];
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1_000_000) / 1_000_000.0;
    }
}
