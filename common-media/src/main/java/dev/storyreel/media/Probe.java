package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a media file holds.
 *
 * @param seconds length of the file, 0 for a still image
 * @param picture its first stream of pictures, a still image included
 * @param sound   its first stream of sound
 */
public record Probe(double seconds, @Nullable Picture picture, @Nullable Sound sound) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param codec       ffmpeg's name, such as {@code h264}, {@code png}
     * @param profile     such as {@code High}; empty where the codec has none
     * @param pixelFormat such as {@code yuv420p}
     * @param colourMatrix such as {@code bt709}; empty where the file does not say
     * @param fps         frames per second, such as {@code 24/1}
     * @param timeBase    seconds per tick, such as {@code 1/24000}
     * @param parameterSets a hash of the decoder's configuration: clips can be joined without re-encoding where it is equal
     * @param frames      as the container says; 0 where it does not
     * @param seconds     of this stream
     */
    public record Picture(
            String codec,
            String profile,
            int level,
            int width,
            int height,
            String pixelFormat,
            String colourMatrix,
            Ratio fps,
            Ratio timeBase,
            String parameterSets,
            long frames,
            double seconds) {}

    /** @param seconds of this stream */
    public record Sound(String codec, int sampleRate, int channels, double seconds) {}

    /** A fraction, as media formats keep their rates. */
    public record Ratio(long numerator, long denominator) {
        public double value() {
            return denominator == 0 ? 0 : (double) numerator / denominator;
        }

        static Ratio parse(String text) {
            String[] parts = text.split("/", 2);
            return new Ratio(Long.parseLong(parts[0]), parts.length == 1 ? 1 : Long.parseLong(parts[1]));
        }

        @Override
        public String toString() {
            return numerator + "/" + denominator;
        }
    }

    /** The picture, of a file that must have one. */
    public Picture requirePicture() {
        if (picture == null) {
            throw new MediaException(Code.UNREADABLE, "The file holds no picture.");
        }
        return picture;
    }

    /** The sound, of a file that must have it. */
    public Sound requireSound() {
        if (sound == null) {
            throw new MediaException(Code.UNREADABLE, "The file holds no sound.");
        }
        return sound;
    }

    static Probe parse(byte[] json) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new MediaException(Code.UNREADABLE, "ffprobe's answer could not be read.", e);
        }
        Picture picture = null;
        Sound sound = null;
        for (JsonNode stream : root.path("streams")) {
            String kind = stream.path("codec_type").asString("");
            if (kind.equals("video") && picture == null) {
                picture = picture(stream);
            } else if (kind.equals("audio") && sound == null) {
                sound = sound(stream);
            }
        }
        return new Probe(number(root.path("format"), "duration"), picture, sound);
    }

    private static Picture picture(JsonNode stream) {
        return new Picture(
                stream.path("codec_name").asString(""),
                stream.path("profile").asString(""),
                stream.path("level").asInt(0),
                stream.path("width").asInt(0),
                stream.path("height").asInt(0),
                stream.path("pix_fmt").asString(""),
                known(stream.path("color_space").asString("")),
                Ratio.parse(stream.path("r_frame_rate").asString("0/1")),
                Ratio.parse(stream.path("time_base").asString("0/1")),
                stream.path("extradata_hash").asString(""),
                (long) number(stream, "nb_frames"),
                number(stream, "duration"));
    }

    private static Sound sound(JsonNode stream) {
        return new Sound(
                stream.path("codec_name").asString(""),
                (int) number(stream, "sample_rate"),
                stream.path("channels").asInt(0),
                number(stream, "duration"));
    }

    private static String known(String value) {
        return value.equals("unknown") || value.equals("reserved") ? "" : value;
    }

    /** ffprobe writes most numbers as text. */
    private static double number(JsonNode node, String field) {
        String text = node.path(field).asString("");
        return text.isEmpty() || text.equals("N/A") ? 0 : Double.parseDouble(text);
    }
}
