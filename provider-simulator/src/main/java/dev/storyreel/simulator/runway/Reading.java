package dev.storyreel.simulator.runway;

import dev.storyreel.media.MediaException;
import dev.storyreel.media.Probe;
import dev.storyreel.simulator.Hashes;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.runway.Rejection.Issue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A body, checked as Runway checks it, and understood. Fields that a model does not know are complained about. */
final class Reading {

    private static final int LONGEST_PROMPT = 1000;
    private static final int LARGEST_DATA = 5 << 20;
    private static final long LARGEST_SEED = 4294967295L;

    /** Where none is said [U]. */
    private static final int USUAL_SECONDS = 10;

    private final ModelCard card;
    private final JsonNode body;
    private final Uploads uploads;
    private final SimulatedMedia media;
    private final List<Issue> issues = new ArrayList<>();

    Reading(ModelCard card, JsonNode body, Uploads uploads, SimulatedMedia media) {
        this.card = card;
        this.body = body;
        this.uploads = uploads;
        this.media = media;
    }

    /** @return empty where a medium it was given cannot be read, which only shows once the job runs */
    Optional<Order> order() throws Rejection {
        checkFields();
        checkValues();
        @Nullable String picture = picture();
        @Nullable String clip = card.route().equals(ModelCard.FROM_CLIP) ? address("videoUri", "video") : null;
        if (!issues.isEmpty()) {
            throw Rejection.invalid(issues);
        }
        return understood(picture, clip);
    }

    private void checkFields() {
        for (String field : new TreeSet<>(card.must())) {
            if (body.path(field).isMissingNode() || body.path(field).isNull()) {
                issues.add(new Issue("invalid_type", "Required", field));
            }
        }
        for (String field : body.propertyNames()) {
            if (!field.equals("model") && !card.must().contains(field) && !card.may().contains(field)) {
                issues.add(new Issue("unrecognized_keys", "Unrecognized key(s) in object: '" + field + "'", field));
            }
        }
    }

    private void checkValues() {
        JsonNode prompt = body.path("promptText");
        if (!prompt.isMissingNode()) {
            int length = prompt.isString() ? prompt.asString().length() : 0;
            if (length < 1) {
                issues.add(new Issue("too_small", "String must contain at least 1 character(s)", "promptText"));
            } else if (length > LONGEST_PROMPT) {
                issues.add(new Issue(
                        "too_big", "String must contain at most " + LONGEST_PROMPT + " character(s)", "promptText"));
            }
        }
        JsonNode ratio = body.path("ratio");
        if (!ratio.isMissingNode() && !card.ratios().isEmpty() && !card.ratios().contains(ratio.asString(""))) {
            issues.add(new Issue("invalid_enum_value", "Invalid enum value. Expected " + card.ratios(), "ratio"));
        }
        JsonNode duration = body.path("duration");
        if (!duration.isMissingNode() && !(duration.isInt() && card.seconds().contains(duration.asInt()))) {
            issues.add(new Issue("invalid_literal", "Invalid literal value, expected one of " + card.seconds(), "duration"));
        }
        JsonNode seed = body.path("seed");
        if (!seed.isMissingNode()
                && !(seed.isIntegralNumber() && seed.asLong(-1) >= 0 && seed.asLong(-1) <= LARGEST_SEED)) {
            issues.add(new Issue("too_big", "Number must be from 0 to " + LARGEST_SEED, "seed"));
        }
        if (!body.path("audio").isMissingNode() && !body.path("audio").isBoolean()) {
            issues.add(new Issue("invalid_type", "Expected boolean", "audio"));
        }
        if (!body.path("outputFormat").asString("mp4").equals("mp4")) {
            issues.add(new Issue("invalid_enum_value", "The simulator makes mp4 alone", "outputFormat"));
        }
    }

    /** A picture by itself, or the first of a list with places. */
    private @Nullable String picture() {
        JsonNode given = body.path("promptImage");
        if (given.isArray()) {
            for (int i = 0; i < given.size(); i++) {
                if (given.path(i).path("position").asString("").equals("first")) {
                    return checked(given.path(i).path("uri"), "image", "promptImage", Integer.toString(i), "uri");
                }
            }
            issues.add(new Issue("custom", "There is no picture at the position 'first'", "promptImage"));
            return null;
        }
        for (JsonNode frame : body.path("keyframes")) {
            checked(frame.path("uri"), "image", "keyframes", "uri");
        }
        return given.isMissingNode() ? null : address("promptImage", "image");
    }

    private @Nullable String address(String field, String kind) {
        return body.path(field).isMissingNode() ? null : checked(body.path(field), kind, field);
    }

    private @Nullable String checked(JsonNode given, String kind, String... path) {
        String address = given.asString("");
        if (address.startsWith("data:") && !address.startsWith("data:" + kind + "/")) {
            issues.add(new Issue("custom", "Expected a data URI of an " + kind, path));
        } else if (address.startsWith("data:") && address.length() > LARGEST_DATA) {
            issues.add(new Issue("too_big", "A data URI has at most 5 MB", path));
        } else if (!Set.of("data", "https", "runway").contains(address.split(":", 2)[0])) {
            issues.add(new Issue("custom", "Expected an https URL, a Runway upload URI or a data URI", path));
        } else {
            return address;
        }
        return null;
    }

    private Optional<Order> understood(@Nullable String pictureAddress, @Nullable String clipAddress) {
        Optional<Path> picture = Optional.ofNullable(pictureAddress).flatMap(uploads::file).filter(Reading::isPicture);
        Optional<Path> clip = Optional.ofNullable(clipAddress).flatMap(uploads::file);
        Optional<Probe> probe = clip.flatMap(this::probed);
        if (pictureAddress != null && picture.isEmpty() || clipAddress != null && probe.isEmpty()) {
            return Optional.empty();
        }
        String prompt = body.path("promptText").asString("");
        String[] sides = body.path("ratio").asString("1280:720").split(":");
        return Optional.of(new Order(
                card,
                prompt,
                picture.orElse(null),
                clip.orElse(null),
                probe.map(found -> (int) Math.ceil(found.seconds() - 0.05)).orElseGet(this::seconds),
                probe.map(found -> found.requirePicture().width()).orElseGet(() -> Integer.parseInt(sides[0])),
                probe.map(found -> found.requirePicture().height()).orElseGet(() -> Integer.parseInt(sides[1])),
                body.path("audio").asBoolean(card.creditsASecondWithSound() > card.creditsASecond()),
                body.path("seed").asLong(prompt.hashCode()),
                Hashes.sha256(body.toString().getBytes(StandardCharsets.UTF_8))));
    }

    private int seconds() {
        int usual = card.seconds().contains(USUAL_SECONDS) ? USUAL_SECONDS : card.seconds().getLast();
        return body.path("duration").asInt(usual);
    }

    private Optional<Probe> probed(Path clip) {
        try {
            Probe probe = media.probe(clip);
            return probe.picture() == null ? Optional.empty() : Optional.of(probe);
        } catch (MediaException noMedium) {
            return Optional.empty();
        }
    }

    private static boolean isPicture(Path file) {
        try {
            return ImageIO.read(file.toFile()) != null;
        } catch (IOException e) {
            return false;
        }
    }
}
