package dev.storyreel.models.openai;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What OpenAI's moderation may mind, by its names, and what a person can do about it. */
enum Concern {
    SEXUAL("sexual", "sexual content", "Tell it without nudity and sex."),
    SEXUAL_MINORS("sexual/minors", "sexual content with minors", "This is not filmed."),
    VIOLENCE("violence", "violence", "Let the conflict show in faces and places rather than in blows."),
    VIOLENCE_GRAPHIC("violence/graphic", "graphic violence", "Leave wounds and blood out of the picture."),
    HATE("hate", "hatred of a group", "Tell of people without running down what they are."),
    HATE_THREATENING("hate/threatening", "threats against a group", "Tell of people without threatening what they are."),
    HARASSMENT("harassment", "harassment", "Leave out insults of people."),
    HARASSMENT_THREATENING("harassment/threatening", "threats", "Leave out threats against people."),
    ILLICIT("illicit", "instructions for a crime", "Tell the story without how it is done."),
    ILLICIT_VIOLENT("illicit/violent", "instructions for a violent crime", "Tell the story without how it is done."),
    SELF_HARM("self-harm", "self-harm", "Tell of grief and of help without showing the harm."),
    SELF_HARM_INTENT("self-harm/intent", "the intent to harm oneself", "If this is about you, please talk to somebody you trust; a film can wait."),
    SELF_HARM_INSTRUCTIONS("self-harm/instructions", "instructions for self-harm", "Tell of grief and of help without showing the harm.");

    private final String spelled;
    private final String words;
    private final String suggestion;

    Concern(String spelled, String words, String suggestion) {
        this.spelled = spelled;
        this.words = words;
        this.suggestion = suggestion;
    }

    String spelled() {
        return spelled;
    }

    String words() {
        return words;
    }

    String suggestion() {
        return suggestion;
    }

    static boolean isKnown(String spelled) {
        return Arrays.stream(values()).anyMatch(concern -> concern.spelled.equals(spelled));
    }

    static String names() {
        return Arrays.stream(values()).map(Concern::spelled).collect(Collectors.joining(", "));
    }
}
