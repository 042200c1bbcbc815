package dev.storyreel.models.animatic.plan;

import dev.storyreel.events.Brief;
import dev.storyreel.events.Plan;
import dev.storyreel.models.planning.Archetype;
import dev.storyreel.models.planning.BeatIds;
import dev.storyreel.models.planning.BeatLengths;
import dev.storyreel.models.planning.BeatLibrary;
import dev.storyreel.models.planning.BeatTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Composes the plan: what the prompt says is kept, what it leaves open is chosen to suit, and drawn from the prompt where
 * several things suit, so that unlike prompts give unlike films. The same brief gives the same plan. Pure.
 */
final class PlanComposer {

    private static final List<String> NEUTRAL = List.of("journey", "mood-piece", "documentary", "trailer", "brand-story");
    private static final String FLAWS = "watermark, deformed, blurry, low quality";

    private final Vocabulary words;
    private final BeatLibrary library;
    private final PromptReader reader;
    private final PaletteMixer palettes;

    PlanComposer(Vocabulary words, BeatLibrary library) {
        this.words = words;
        this.library = library;
        this.reader = new PromptReader(words);
        this.palettes = new PaletteMixer(words);
    }

    Plan compose(Brief brief, List<Integer> clipSeconds) {
        PromptReading reading = reader.read(brief);
        Variation variation = new Variation(essential(brief), brief.seed());
        String name = reading.archetype().orElseGet(() -> hasProduct(brief) ? "product-launch" : variation.choose("archetype", NEUTRAL));
        Archetype archetype = library.archetype(name);
        String subject = reading.subject().orElse("the subject");
        String mood = reading.mood().orElseGet(() -> variation.choose("mood", archetype.mood()));
        String style = reading.style().orElseGet(() -> variation.choose("style", archetype.style()));
        String place = reading.place().orElseGet(() -> variation.choose("place", archetype.places()));
        String time = reading.time().orElseGet(() -> variation.choose("time", times(place, mood)));
        String weather = reading.weather().orElseGet(() -> place.equals("snowfield") ? "snow" : "clear");
        String detail = reading.placeWords().orElse(words.places().get(place).phrase());
        List<Oklch> palette = palettes.mix(reading.colours(), place, time, weather, mood, style, variation);
        Plan.Setting setting = new Plan.Setting(place, time, weather, detail);
        ShotWording wording = new ShotWording(subject, placeWords(place, reading), world(brief, reading, setting, style, mood, palette));
        List<Plan.Beat> beats = reading.shots().shots().isEmpty()
                ? composed(archetype, reading, wording, variation, brief, clipSeconds)
                : told(reading, wording, variation, brief, clipSeconds);
        return new Plan(
                title(brief, subject),
                name,
                ShotWording.sentence(reading.essence().isBlank() ? archetype.logline().replace("{subject}", subject) : reading.essence()),
                subject,
                setting,
                style,
                palette.stream().map(Oklch::hex).toList(),
                mood,
                reading.negations().unseen(),
                audio(reading, mood, variation),
                beats);
    }

    private List<Plan.Beat> composed(
            Archetype archetype, PromptReading reading, ShotWording wording, Variation variation, Brief brief, List<Integer> clipSeconds) {
        BeatSequence sequence = BeatSequence.of(
                archetype, library, !reading.negations().people(), brief.durationSeconds(), clipSeconds);
        BeatIds ids = new BeatIds();
        CameraTurns turns = new CameraTurns(reading.camera());
        List<Plan.Beat> beats = new ArrayList<>();
        for (int i = 0; i < sequence.kinds().size(); i++) {
            String kind = sequence.kinds().get(i);
            BeatTemplate template = library.beat(kind);
            String id = ids.next(kind);
            String shot = turns.shot(template, Optional.empty(), variation, id);
            String camera = turns.camera(template, Optional.empty(), variation, id);
            beats.add(new Plan.Beat(
                    id,
                    kind,
                    sequence.seconds().get(i),
                    wording.description(template, variation, id),
                    wording.frame(template, shot, variation, id),
                    wording.motion(template, camera, variation, id),
                    negative(reading),
                    shot,
                    camera,
                    "cut"));
        }
        return beats;
    }

    /** The shots that the prompt names, in its order and with its lengths. */
    private List<Plan.Beat> told(
            PromptReading reading, ShotWording wording, Variation variation, Brief brief, List<Integer> clipSeconds) {
        List<ShotList.Shot> shots = atMost(reading.shots().shots(), Math.clamp(brief.durationSeconds(), 1, BeatSequence.MOST_BEATS));
        List<String> kinds = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            kinds.add(kind(shots.get(i).text(), i, shots.size()));
        }
        List<BeatLengths.Wish> wishes = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            Integer seconds = shots.get(i).seconds();
            wishes.add(seconds == null
                    ? new BeatLengths.Wish(library.beat(kinds.get(i)).seconds(), false)
                    : new BeatLengths.Wish(seconds, true));
        }
        List<Integer> lengths = new BeatLengths(brief.durationSeconds(), clipSeconds).fit(wishes).seconds();
        BeatIds ids = new BeatIds();
        CameraTurns turns = new CameraTurns(reading.camera());
        List<Plan.Beat> beats = new ArrayList<>();
        for (int i = 0; i < shots.size(); i++) {
            BeatTemplate template = library.beat(kinds.get(i));
            String id = ids.next(kinds.get(i));
            PromptText text = PromptText.of(shots.get(i).text());
            String shot = turns.shot(template, CameraWords.shot(text), variation, id);
            String camera = turns.camera(template, CameraWords.camera(text), variation, id);
            beats.add(new Plan.Beat(
                    id,
                    kinds.get(i),
                    lengths.get(i),
                    ShotWording.sentence(shots.get(i).text()),
                    wording.frame(shots.get(i).text(), shot),
                    wording.motion(shots.get(i).text(), camera),
                    negative(reading),
                    shot,
                    camera,
                    "cut"));
        }
        return beats;
    }

    /** What the library would call this shot: by its words, else by where it stands in the film. */
    private String kind(String text, int position, int of) {
        PromptText words = PromptText.of(text);
        return library.beats().entrySet().stream()
                .filter(entry -> entry.getValue().words() != null)
                .filter(entry -> new WordList(Objects.requireNonNull(entry.getValue().words())).firstIn(words).isPresent())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> position == 0 ? "establishing-shot"
                        : position == of - 1 ? "call-to-action"
                        : List.of("hero-reveal", "journey", "discovery", "emotion", "benefit").get((position - 1) % 5));
    }

    /** More shots than the film has seconds are told together. */
    private static List<ShotList.Shot> atMost(List<ShotList.Shot> shots, int most) {
        if (shots.size() <= most) {
            return shots;
        }
        List<ShotList.Shot> together = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            List<ShotList.Shot> group = shots.subList(i * shots.size() / most, (i + 1) * shots.size() / most);
            together.add(new ShotList.Shot(group.stream().map(ShotList.Shot::text).collect(Collectors.joining(" ")), null));
        }
        return together;
    }

    private String world(Brief brief, PromptReading reading, Plan.Setting setting, String style, String mood, List<Oklch> palette) {
        String where = reading.placeWords()
                .map(detail -> words.places().get(setting.place()).phrase() + " (" + detail + ")")
                .orElse(words.places().get(setting.place()).phrase());
        Stream<String> sentences = Stream.of(
                "Setting: " + where + ", " + words.times().get(setting.timeOfDay()).light() + ", "
                        + words.weathers().get(setting.weather()).phrase(),
                "Look: " + words.styles().get(style).phrase() + "; " + words.moods().get(mood).look(),
                "Colours: " + palette.stream().map(Oklch::name).distinct().collect(Collectors.joining(", ")),
                brief.references().isEmpty() ? "" : "The subject looks exactly as in the reference picture",
                reading.negations().unseen().isEmpty() ? "" : "Without " + String.join(", without ", reading.negations().unseen()));
        return sentences.filter(sentence -> !sentence.isEmpty()).map(ShotWording::sentence).collect(Collectors.joining(" "));
    }

    private String placeWords(String place, PromptReading reading) {
        return reading.placeWords().filter(PlanComposer::speaks).orElse(words.places().get(place).phrase());
    }

    /** Several words, or a name: more than our own phrase for the place would say. */
    private static boolean speaks(String detail) {
        return !PromptText.gluesWords(detail) && (detail.contains(" ") || Character.isUpperCase(detail.codePointAt(0)));
    }

    private Plan.Audio audio(PromptReading reading, String mood, Variation variation) {
        PromptReading.AudioWishes wished = reading.audio();
        Vocabulary.Mood feeling = words.moods().get(mood);
        List<Integer> range = wished.genre().map(genre -> words.genres().get(genre).tempo()).orElse(feeling.tempo());
        int tempo = wished.tempo().orElseGet(() -> variation.between("tempo", range.getFirst(), range.getLast()));
        return new Plan.Audio(
                wished.music(),
                wished.genre().orElse(feeling.genre()),
                tempo,
                wished.key().orElseGet(() -> variation.choose("key", feeling.keys())),
                wished.wishes());
    }

    private static List<String> times(String place, String mood) {
        return switch (place) {
            case "space", "stage" -> List.of("night");
            case "studio", "office", "kitchen", "factory" -> List.of("day");
            default -> switch (mood) {
                case "dark", "mysterious" -> List.of("night");
                case "romantic", "melancholic" -> List.of("sunset", "dawn");
                case "calm", "dreamy", "magical" -> List.of("dawn", "sunset", "day");
                default -> List.of("day", "sunset", "dawn");
            };
        };
    }

    private static @Nullable String negative(PromptReading reading) {
        return Stream.concat(reading.negations().unseen().stream(), Stream.of(FLAWS)).collect(Collectors.joining(", "));
    }

    private static boolean hasProduct(Brief brief) {
        return brief.references().stream().anyMatch(reference -> "product".equals(reference.role()));
    }

    private static String title(Brief brief, String subject) {
        if (brief.title() != null && !brief.title().isBlank()) {
            return brief.title().strip();
        }
        String bare = subject.replaceFirst("(?i)^(?:an?|the|ein(?:e|en|em|er)?|der|die|das|un|una|une|el|la|le|les|los|las)\\s+", "");
        return bare.isEmpty() ? subject : bare.substring(0, 1).toUpperCase(Locale.ROOT) + bare.substring(1);
    }

    /** What the choices are drawn from: what was asked, but not how long, how large or on which models. */
    private static String essential(Brief brief) {
        String text = brief.prompt() + "\n" + Objects.requireNonNullElse(brief.description(), "");
        return PromptText.fold(text).replaceAll("\\s+", " ").strip();
    }
}
