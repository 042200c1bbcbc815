package dev.storyreel.simulator.elevenlabs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form of sound, spelled codec, rate, bit rate.
 *
 * @param ending  of a file that ffmpeg writes
 * @param options ffmpeg's
 */
record Format(String mediaType, String ending, List<String> options) {

    private static final Pattern SPELLED = Pattern.compile("(mp3|opus|pcm|wav|ulaw|alaw)_(\\d+)(?:_(\\d+))?");
    private static final Set<String> MP3 =
            Set.of("22050_32", "24000_48", "44100_32", "44100_64", "44100_96", "44100_128", "44100_192", "48000_192");
    private static final Set<String> OPUS = Set.of("48000_32", "48000_64", "48000_96", "48000_128", "48000_192");
    private static final Set<String> RATES = Set.of("8000", "16000", "22050", "24000", "32000", "44100", "48000");

    /** Empty where ElevenLabs knows no such form. */
    static Optional<Format> named(String name) {
        Matcher spelled = SPELLED.matcher(name);
        if (!spelled.matches()) {
            return Optional.empty();
        }
        String numbers = name.substring(name.indexOf('_') + 1);
        String rate = spelled.group(2);
        String bits = spelled.group(3) + "k";
        return switch (spelled.group(1)) {
            case "mp3" -> only(MP3.contains(numbers), new Format(
                    "audio/mpeg", "mp3", List.of("-c:a", "libmp3lame", "-ar", rate, "-b:a", bits)));
            case "opus" -> only(OPUS.contains(numbers), new Format(
                    "audio/opus", "ogg", List.of("-c:a", "libopus", "-ar", rate, "-b:a", bits)));
            case "pcm" -> only(RATES.contains(numbers), new Format(
                    "audio/pcm", "raw", List.of("-f", "s16le", "-ac", "1", "-ar", rate)));
            case "wav" -> only(RATES.contains(numbers), new Format("audio/wav", "wav", List.of("-ar", rate)));
            case "ulaw" -> only(numbers.equals("8000"), new Format(
                    "audio/basic", "raw", List.of("-f", "mulaw", "-ac", "1", "-ar", rate)));
            default -> only(numbers.equals("8000"), new Format(
                    "audio/basic", "raw", List.of("-f", "alaw", "-ac", "1", "-ar", rate)));
        };
    }

    private static Optional<Format> only(boolean known, Format format) {
        return known ? Optional.of(format) : Optional.empty();
    }
}
