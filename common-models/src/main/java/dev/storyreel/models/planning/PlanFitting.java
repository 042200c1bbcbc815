package dev.storyreel.models.planning;

import dev.storyreel.events.Plan;
import dev.storyreel.models.PlanRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of what the model answered: seconds shared out anew so that they sum, ids made unique, words the house does
 * not know mapped to those it does. Empty where the answer has no beat. Pure.
 */
public final class PlanFitting {

    private static final int MOST_BEATS = 24;
    private static final List<String> PLAIN_PALETTE = List.of("#15171c", "#4a4f57", "#9aa0a8", "#e8e6e0");

    private final BeatLibrary library;

    public PlanFitting(BeatLibrary library) {
        this.library = library;
    }

    public Optional<Plan> fit(PlanAnswer answer, PlanRequest request) {
        int total = request.brief().durationSeconds();
        List<PlanAnswer.Beat> shots = orEmpty(answer.beats()).stream()
                .filter(Objects::nonNull)
                .filter(shot -> !said(shot.framePrompt(), said(shot.description(), "")).isEmpty())
                .limit(Math.clamp(total, 1, MOST_BEATS))
                .toList();
        if (shots.isEmpty()) {
            return Optional.empty();
        }
        String subject = said(answer.subject(), said(answer.title(), request.brief().prompt()));
        List<String> avoid = tidy(answer.avoid());
        return Optional.of(new Plan(
                said(request.brief().title(), said(answer.title(), subject)),
                library.archetypes().containsKey(answer.archetype()) ? answer.archetype() : "brand-story",
                said(answer.logline(), subject),
                subject,
                new Plan.Setting(
                        PlanTerms.of(PlanTerms.PLACES, answer.place(), "city"),
                        PlanTerms.of(PlanTerms.TIMES, answer.timeOfDay(), "day"),
                        PlanTerms.of(PlanTerms.WEATHERS, answer.weather(), "clear"),
                        said(answer.settingDetail(), said(answer.place(), ""))),
                PlanTerms.of(PlanTerms.STYLES, answer.style(), said(answer.style(), "photographic")),
                palette(answer.palette()),
                PlanTerms.of(PlanTerms.MOODS, answer.mood(), said(answer.mood(), "hopeful")),
                avoid,
                new Plan.Audio(
                        answer.music(),
                        said(answer.genre(), "cinematic"),
                        Math.clamp(answer.tempoBpm(), 50, 180),
                        said(answer.key(), "C major"),
                        tidy(answer.audioWishes())),
                beats(shots, subject, avoid, total, request.clipSeconds())));
    }

    private List<Plan.Beat> beats(
            List<PlanAnswer.Beat> shots, String subject, List<String> avoid, int total, List<Integer> clipSeconds) {
        List<Integer> seconds = new BeatLengths(total, clipSeconds)
                .fit(shots.stream()
                        .map(shot -> new BeatLengths.Wish(Math.clamp(shot.seconds(), 1, total), false))
                        .toList())
                .seconds();
        BeatIds ids = new BeatIds();
        List<Plan.Beat> beats = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            PlanAnswer.Beat shot = shots.get(i);
            String kind = PlanTerms.of(List.copyOf(library.beats().keySet()), shot.kind(), i == 0 ? "establishing-shot" : "journey");
            String frame = said(shot.framePrompt(), said(shot.description(), subject));
            beats.add(new Plan.Beat(
                    ids.next(said(shot.kind(), kind)),
                    kind,
                    seconds.get(i),
                    said(shot.description(), frame),
                    frame.toLowerCase(Locale.ROOT).contains(subject.toLowerCase(Locale.ROOT)) ? frame : frame + " Subject: " + subject + ".",
                    said(shot.motionPrompt(), said(shot.description(), frame)),
                    avoid.isEmpty() ? null : String.join(", ", avoid),
                    PlanTerms.of(PlanTerms.SHOTS, shot.shot(), "medium"),
                    PlanTerms.of(PlanTerms.CAMERAS, shot.camera(), "push-in"),
                    "cut"));
        }
        return beats;
    }

    /** Only colours, darkest first; too few are filled up with greys. */
    private static List<String> palette(@Nullable List<String> said) {
        List<String> colours = orEmpty(said).stream()
                .filter(Objects::nonNull)
                .map(colour -> colour.strip().toLowerCase(Locale.ROOT))
                .filter(colour -> colour.matches("#[0-9a-f]{6}"))
                .distinct()
                .limit(6)
                .toList();
        return Stream.concat(colours.stream(), PLAIN_PALETTE.stream().limit(Math.max(0, 4 - colours.size())))
                .distinct()
                .sorted(Comparator.comparingDouble(PlanFitting::luminance))
                .toList();
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * (rgb >> 16 & 255) + 0.7152 * (rgb >> 8 & 255) + 0.0722 * (rgb & 255);
    }

    private static List<String> tidy(@Nullable List<String> words) {
        return orEmpty(words).stream().filter(Objects::nonNull).map(String::strip).filter(word -> !word.isEmpty()).distinct().limit(12).toList();
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static String said(@Nullable String words, String otherwise) {
        return words == null || words.isBlank() ? otherwise : words.strip();
    }
}
