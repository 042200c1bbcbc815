package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How loud a sound is, by EBU R128.
 *
 * @param integratedLufs of the whole; {@code -70} or less is silence
 * @param truePeakDbtp   the highest peak between the samples
 * @param rangeLu        loudness range
 * @param thresholdLufs  below which moments did not count
 */
public record Loudness(double integratedLufs, double truePeakDbtp, double rangeLu, double thresholdLufs) {

    /** What silence measures at; R128 counts nothing below it. */
    public static final double SILENCE_LUFS = -70;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Measures the first sound stream of a file. */
    public static Loudness of(Path file, Ffmpeg ffmpeg) {
        String log = ffmpeg.runForLog(List.of(
                "-i", file.toString(), "-map", "0:a:0", "-af", "loudnorm=print_format=json", "-f", "null", "-"));
        int from = log.lastIndexOf('{');
        int to = log.lastIndexOf('}');
        if (from < 0 || to < from) {
            throw new MediaException(Code.UNREADABLE, "The sound could not be measured.");
        }
        try {
            JsonNode figures = JSON.readTree(log.substring(from, to + 1));
            return new Loudness(
                    number(figures, "input_i"),
                    number(figures, "input_tp"),
                    number(figures, "input_lra"),
                    number(figures, "input_thresh"));
        } catch (JacksonException e) {
            throw new MediaException(Code.UNREADABLE, "The sound's measure could not be read.", e);
        }
    }

    public boolean silent() {
        return integratedLufs <= SILENCE_LUFS;
    }

    private static double number(JsonNode figures, String field) {
        String text = figures.path(field).asString("");
        return text.equals("-inf") ? Double.NEGATIVE_INFINITY : Double.parseDouble(text);
    }
}
