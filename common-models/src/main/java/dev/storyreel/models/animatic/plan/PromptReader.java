package dev.storyreel.models.animatic.plan;

import dev.storyreel.events.Brief;
import dev.storyreel.models.animatic.plan.PromptText.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a brief's prompt and description for all that the planner's word lists can find. Any language. Pure. */
final class PromptReader {

    /** "in the forest": said of a place by the way it stands. */
    private static final double AFTER_A_PREPOSITION = 0.5;
    private static final int LONGEST_DETAIL = 60;

    private final Vocabulary words;
    private final SubjectFinder subjects;

    PromptReader(Vocabulary words) {
        this.words = words;
        this.subjects = new SubjectFinder(words);
    }

    PromptReading read(Brief brief) {
        PromptText prompt = PromptText.of(brief.prompt());
        String description = Objects.requireNonNullElse(brief.description(), "");
        PromptText all = description.isBlank() ? prompt : PromptText.of(brief.prompt() + "\n" + description);
        Negations negations = Negations.in(all, words);
        PromptText wished = all.without(negations.spans());
        PromptText story = prompt.without(Negations.in(prompt, words).spans());
        ShotList shots = ShotList.in(story, words.grammar());
        PromptText around = PromptText.of(shots.around());
        List<Lexicon.Hit> places = weighed(wished);
        Optional<String> place = Lexicon.ranked(places).stream().findFirst();
        return new PromptReading(
                words.archetypes().best(wished),
                subject(brief, around, shots, description),
                place,
                place.flatMap(name -> detail(wished, places, name)),
                words.times().best(wished),
                words.weathers().best(wished),
                words.moods().best(wished),
                words.styles().best(wished),
                words.colours().hits(wished).stream().map(Lexicon.Hit::name).distinct().limit(4).toList(),
                negations,
                shots,
                AudioReader.read(wished, negations, words),
                CameraWords.camera(around),
                essence(brief));
    }

    private Optional<String> subject(Brief brief, PromptText around, ShotList shots, String description) {
        Optional<String> pictured = brief.references().stream()
                .filter(reference -> reference.role() == null || reference.role().matches("product|character"))
                .map(Brief.Reference::caption)
                .filter(Objects::nonNull)
                .filter(caption -> !caption.isBlank())
                .findFirst();
        Optional<String> told = subjects.in(around)
                .or(() -> shots.shots().stream().map(shot -> subjects.in(PromptText.of(shot.text()))).flatMap(Optional::stream).findFirst())
                .or(() -> subjects.in(PromptText.of(description)));
        return pictured.map(caption -> told.filter(subject -> !subject.equalsIgnoreCase(caption))
                        .map(subject -> subject + ", " + caption.strip())
                        .orElse(caption.strip()))
                .or(() -> told);
    }

    private List<Lexicon.Hit> weighed(PromptText text) {
        return words.places().hits(text).stream()
                .map(hit -> introduced(text, hit.span())
                        ? new Lexicon.Hit(hit.name(), hit.span(), hit.weight() + AFTER_A_PREPOSITION)
                        : hit)
                .toList();
    }

    /** A preposition of place stands at most three words before, in the same clause. */
    private boolean introduced(PromptText text, Span span) {
        return preposition(text, span).isPresent();
    }

    private Optional<Span> preposition(PromptText text, Span span) {
        int clause = clauseStart(text.folded(), span.start());
        List<Span> before = text.words(new Span(clause, span.start()));
        return before.reversed().stream()
                .limit(4)
                .filter(word -> words.grammar().saysWhere(text.written(word)))
                .findFirst();
    }

    /** The person's own words for where and when: "a snowy forest at dawn". */
    private Optional<String> detail(PromptText text, List<Lexicon.Hit> places, String name) {
        Optional<Lexicon.Hit> best = places.stream()
                .filter(hit -> hit.name().equals(name))
                .max(Comparator.comparingDouble(Lexicon.Hit::weight).thenComparing(hit -> -hit.span().start()));
        if (best.isEmpty() || best.get().weight() < 1) {
            return Optional.empty();
        }
        Span place = best.get().span();
        int start = preposition(text, place).map(Span::end).orElse(place.start());
        int end = Stream.of(words.times().hits(text), words.weathers().hits(text))
                .flatMap(List::stream)
                .map(hit -> hit.span().end())
                .filter(last -> last > place.end() && last - start <= LONGEST_DETAIL)
                .filter(last -> text.folded().substring(place.end(), last).matches("[^,.;:!?\\n，。、]*"))
                .max(Integer::compare)
                .orElse(place.end());
        String detail = text.written().substring(start, end).replaceAll("\\s+", " ").strip();
        return detail.isEmpty() || detail.length() > LONGEST_DETAIL ? Optional.of(text.written(place)) : Optional.of(detail);
    }

    private static int clauseStart(String text, int before) {
        for (int i = before - 1; i >= 0; i--) {
            if (",.;:!?\n，。、；：".indexOf(text.charAt(i)) >= 0) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String essence(Brief brief) {
        String flat = brief.prompt().strip().replaceAll("\\s+", " ");
        String[] sentences = flat.split("(?<=[.!?])\\s|(?<=[。！？])", 2);
        String first = sentences.length == 0 ? flat : sentences[0];
        return first.length() <= 160 ? first : first.substring(0, Math.max(40, first.lastIndexOf(' ', 159))) + "…";
    }
}
