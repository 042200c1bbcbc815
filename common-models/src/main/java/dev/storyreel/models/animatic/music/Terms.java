package dev.storyreel.models.animatic.music;

import dev.storyreel.models.MusicRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the composer heeds of a request.
 *
 * @param accents where beats of the film begin, the first 0, ascending, all before the picture ends
 * @param picture seconds to the end of the picture, where the last chord has rung out
 * @param seconds of the whole track
 * @param drums   false where none were wished for
 */
record Terms(
        Genre genre,
        Feeling feeling,
        Key key,
        double tempo,
        List<Double> accents,
        double picture,
        double seconds,
        boolean drums,
        long seed) {

    static Terms of(MusicRequest request) {
        Genre genre = Genre.read(request.audio().genre(), request.audio().wishes(), request.mood());
        Feeling feeling = Feeling.of(request.mood());
        Dice dice = Dice.of(request.seed(), "key");
        Key key = Key.named(request.audio().key(), feeling.mode())
                .orElseGet(() -> new Key(dice.below(12), feeling.mode()));
        int asked = request.audio().tempoBpm();
        double tempo = asked < 40 || asked > 220 ? genre.tempo() : asked;
        String wishes = String.join(" ", request.audio().wishes()).toLowerCase(Locale.ROOT);
        boolean drums = !wishes.matches(".*\\b(no|without) (drum|percussion|beat)s?\\b.*");
        double picture = request.pictureSeconds();
        return new Terms(
                genre, feeling, key, tempo, accents(request, picture), picture, request.seconds(), drums, request.seed());
    }

    private static List<Double> accents(MusicRequest request, double picture) {
        List<Double> accents = new ArrayList<>();
        accents.add(0.0);
        request.accents().stream()
                .filter(accent -> accent > 0.2 && accent < picture - 0.2)
                .sorted()
                .forEach(accents::add);
        return List.copyOf(accents);
    }
}
