package dev.storyreel.simulator.replicate;

import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.Waves;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What jobs made: rendered when it is first fetched, and once for the same input, so that many films are cheap. */
final class Results {

    private static final Pattern PIXELS = Pattern.compile("(\\d+)[pP]");
    private static final Pattern RATIO = Pattern.compile("(\\d+):(\\d+)");
    private static final double WIDE = 16.0 / 9;

    /** Rendering is real work; more at once is not faster. */
    private final Semaphore renderers = new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()));

    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final SimulatedMedia media;
    private final Uploads uploads;
    private final Path dir;

    Results(SimulatedMedia media, Uploads uploads, Path dir) {
        this.media = media;
        this.uploads = uploads;
        this.dir = dir;
    }

    Path of(Job job) throws IOException, InterruptedException {
        Optional<Path> picture = picture(job.card(), job.input());
        String name = JobView.fileName(job);
        String key = Hashes.sha256((job.model() + sameInput(job)).getBytes(StandardCharsets.UTF_8));
        Path file = dir.resolve(key + name.substring(name.lastIndexOf('.')));
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            if (!Files.exists(file)) {
                renderers.acquire();
                try {
                    Path part = file.resolveSibling("part-" + file.getFileName());
                    render(job, picture.orElse(null), part);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    renderers.release();
                }
            }
        }
        return file;
    }

    /** Whether a picture was given that is not there. */
    boolean lacksPicture(ModelCard card, JsonNode input) {
        return addresses(card, input).anyMatch(address -> uploads.picture(address).isEmpty());
    }

    /** The input, its media by content: an address is another each time. */
    private String sameInput(Job job) throws IOException {
        String text = job.input().toString();
        for (String address : addresses(job.card(), job.input()).toList()) {
            Optional<Path> medium = uploads.picture(address);
            text = text.replace(address, medium.isPresent() ? Hashes.sha256(Files.readAllBytes(medium.get())) : "");
        }
        return text;
    }

    /** How long what is made will be; 0 for a picture. */
    double seconds(ModelCard card, JsonNode input) {
        return switch (card.makes()) {
            case CLIP -> card.value(input, "duration").asInt(6);
            case MUSIC -> card.value(input, "duration").asInt(30);
            case SPEECH -> alignment(card, input).seconds();
            case FOLEY -> Math.min(card.value(input, "duration").asDouble(8), media.probe(given(input, "video")).seconds());
            case LIPSYNC -> media.probe(given(input, "audio")).seconds();
            case IMAGE -> 0;
        };
    }

    private static Alignment alignment(ModelCard card, JsonNode input) {
        return Alignment.of(card.value(input, "text").asString(), card.value(input, "speed").asDouble(1));
    }

    private Path given(JsonNode input, String field) {
        return uploads.picture(input.path(field).asString("")).orElseThrow();
    }

    private void render(Job job, @Nullable Path picture, Path file) {
        ModelCard card = job.card();
        JsonNode input = job.input();
        String prompt = card.value(input, "prompt").asString("");
        long seed = card.value(input, "seed").asLong(prompt.hashCode());
        switch (card.makes()) {
            case CLIP -> {
                Matcher pixels = PIXELS.matcher(card.value(input, "resolution").asString("720p"));
                int shorter = pixels.matches() ? Integer.parseInt(pixels.group(1)) : 720;
                double ratio = ratio(card, input, picture);
                int width = even(ratio >= 1 ? shorter * ratio : shorter);
                int height = even(ratio >= 1 ? shorter : shorter / ratio);
                media.clip(
                        prompt, picture, card.value(input, "duration").asInt(6), width, height,
                        card.value(input, "fps").asInt(24), seed,
                        card.value(input, "generate_audio").asBoolean(false), file);
            }
            case IMAGE -> {
                double ratio = ratio(card, input, picture);
                double pixels = megapixels(card, input) * 1_000_000;
                media.image(prompt, sixteens(Math.sqrt(pixels * ratio)), sixteens(Math.sqrt(pixels / ratio)), seed, file);
            }
            case MUSIC -> media.music(prompt, card.value(input, "duration").asInt(30), seed, file);
            case SPEECH -> sounding(file, wav -> Waves.speech(alignment(card, input), wav), wav -> media.convert(
                    wav, List.of("-ar", card.value(input, "sample_rate").asString("32000")), file));
            case FOLEY -> sounding(
                    file,
                    wav -> Waves.effect(prompt, job.seconds(), wav),
                    wav -> media.dub(given(input, "video"), wav, job.seconds(), file));
            case LIPSYNC -> media.dub(given(input, "video"), given(input, "audio"), job.seconds(), file);
        }
    }

    /** With a sound that is made first, and is not kept. */
    private static void sounding(Path file, Consumer<Path> maker, Consumer<Path> user) {
        Path wav = file.resolveSibling("raw-" + file.getFileName() + ".wav");
        try {
            maker.accept(wav);
            user.accept(wav);
            Files.delete(wav);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Path> picture(ModelCard card, JsonNode input) {
        return addresses(card, input).findFirst().flatMap(uploads::picture);
    }

    private static Stream<String> addresses(ModelCard card, JsonNode input) {
        return card.input().entrySet().stream()
                .filter(field -> !field.getKey().contains("last"))
                .flatMap(field -> switch (field.getValue().type()) {
                    case URI -> input.path(field.getKey()).asStringOpt().stream();
                    case URIS -> input.path(field.getKey()).valueStream().map(JsonNode::asString);
                    case STRING, INTEGER, NUMBER, BOOLEAN -> Stream.empty();
                });
    }

    /** As asked for, else as the picture is. */
    private static double ratio(ModelCard card, JsonNode input, @Nullable Path picture) {
        Matcher asked = RATIO.matcher(input.path("aspect_ratio").asString(""));
        if (asked.matches()) {
            return Double.parseDouble(asked.group(1)) / Double.parseDouble(asked.group(2));
        }
        if (picture != null) {
            try {
                @Nullable BufferedImage image = ImageIO.read(picture.toFile());
                return image == null ? WIDE : (double) image.getWidth() / image.getHeight();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return card.makes() == ModelCard.Makes.IMAGE ? 1 : WIDE;
    }

    private static double megapixels(ModelCard card, JsonNode input) {
        String asked = Stream.of("resolution", "image_size", "size", "megapixels")
                .map(name -> card.value(input, name).asString(""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("1");
        return switch (asked) {
            case "0.25" -> 0.25;
            case "0.5 MP" -> 0.5;
            case "2 MP" -> 2;
            case "4 MP", "2K" -> 4.2;
            case "4K" -> 8.3;
            default -> 1.05;
        };
    }

    private static int even(double side) {
        return (int) Math.round(side / 2) * 2;
    }

    private static int sixteens(double side) {
        return Math.max(16, (int) Math.round(side / 16) * 16);
    }
}
