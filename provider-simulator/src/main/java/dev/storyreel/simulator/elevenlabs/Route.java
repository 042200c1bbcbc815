package dev.storyreel.simulator.elevenlabs;

import java.util.List;
import java.util.Optional;

/** What can be asked for, by its path. A stream is the same sound; with timestamps it says when each character is spoken. */
enum Route {
    MUSIC("music_v2"),
    EFFECT("eleven_text_to_sound_v2"),
    SPEECH("eleven_multilingual_v2"),
    SPEECH_WITH_TIMESTAMPS("eleven_multilingual_v2"),
    SPEECH_STREAM_WITH_TIMESTAMPS("eleven_multilingual_v2");

    private final String usualModel;

    Route(String usualModel) {
        this.usualModel = usualModel;
    }

    /** The model that is meant where none is said. */
    String usualModel() {
        return usualModel;
    }

    static Optional<Route> of(List<String> path) {
        if (path.size() < 2 || !path.getFirst().equals("v1")) {
            return Optional.empty();
        }
        boolean voiced = path.get(1).equals("text-to-speech") && path.size() > 2;
        if (voiced && !path.get(2).matches("[A-Za-z0-9]{20}")) {
            return Optional.empty();
        }
        String rest = path.get(1) + "/" + String.join("/", path.subList(voiced ? 3 : 2, path.size()));
        return switch (rest) {
            case "music/", "music/stream" -> Optional.of(MUSIC);
            case "sound-generation/" -> Optional.of(EFFECT);
            case "text-to-speech/", "text-to-speech/stream" -> voiced ? Optional.of(SPEECH) : Optional.empty();
            case "text-to-speech/with-timestamps" -> Optional.of(SPEECH_WITH_TIMESTAMPS);
            case "text-to-speech/stream/with-timestamps" -> Optional.of(SPEECH_STREAM_WITH_TIMESTAMPS);
            default -> Optional.empty();
        };
    }

    void check(Fields body) {
        switch (this) {
            case MUSIC -> Menu.checkMusic(body);
            case EFFECT -> Menu.checkEffect(body);
            case SPEECH, SPEECH_WITH_TIMESTAMPS, SPEECH_STREAM_WITH_TIMESTAMPS -> Menu.checkSpeech(body);
        }
    }

    Order order(Menu menu, Fields body) throws Menu.Unservable {
        return switch (this) {
            case MUSIC -> menu.music(body);
            case EFFECT -> menu.effect(body);
            case SPEECH, SPEECH_WITH_TIMESTAMPS, SPEECH_STREAM_WITH_TIMESTAMPS -> menu.speech(body);
        };
    }
}
