package dev.storyreel.models.animatic.music;

import java.util.regex.Pattern;

/** Looks for words in what people wrote. Pure. */
final class Words {

    private Words() {}

    /** Whether a word of the text begins with one of the stems, which are parted by {@code |}. */
    static boolean anyStem(String lowerCaseText, String stems) {
        return Pattern.compile("(?<![\\p{L}])(?:" + stems + ")").matcher(lowerCaseText).find();
    }
}
