package dev.storyreel.models.replicate;

import dev.storyreel.models.Answer;
import dev.storyreel.models.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a prediction means for the work. Pure. */
final class ReplicateAnswers {

    private static final String SUGGESTION = "Describe the shot in other words, or start it on another picture: real"
            + " people, violence and nudity are the usual reasons.";

    private final ReplicateProperties properties;
    private final Kind kind;
    private final ReplicatePrices prices;

    ReplicateAnswers(ReplicateProperties properties, Kind kind, ReplicatePrices prices) {
        this.properties = properties;
        this.kind = kind;
        this.prices = prices;
    }

    Answer of(Prediction prediction) {
        return switch (prediction.status()) {
            case STARTING, PROCESSING -> new Answer.Running(prediction.id(), properties.pollEvery());
            case SUCCEEDED -> succeeded(prediction);
            case FAILED -> failed(prediction);
            case CANCELED, ABORTED -> new Answer.Cancelled(prices.charged(prediction));
        };
    }

    /** A job that Replicate no longer knows: it may have been charged. */
    static Answer unknown() {
        return new Answer.Failed("JOB_UNKNOWN", "Replicate no longer knows the job.", false);
    }

    private Answer failed(Prediction prediction) {
        String error = ReplicateFaults.clean(Objects.requireNonNullElse(prediction.error(), ""));
        String lower = error.toLowerCase(Locale.ROOT);
        if (error.contains("(E005)") || lower.contains("flagged as sensitive") || lower.contains("nsfw")) {
            return new Answer.Refused("The model declined the content: " + error, SUGGESTION, prices.charged(prediction));
        }
        return new Answer.Failed(
                "PROVIDER_FAILED",
                error.isEmpty() ? "Replicate failed and did not say why." : error,
                !prices.mayBeCharged(prediction),
                prices.charged(prediction));
    }

    private Answer succeeded(Prediction prediction) {
        JsonNode output = prediction.output();
        if (output.isNull() || output.isMissingNode()) {
            return prediction.dataRemoved()
                    ? new Answer.Failed(
                            "RESULT_EXPIRED", "Replicate had removed the result before it was fetched.", false)
                    : badOutput("no output");
        }
        List<Answer.Output> files = new ArrayList<>();
        for (JsonNode one : output.isArray() ? output.values() : List.of(output)) {
            @Nullable URI link = one.isString() ? link(one.asString()) : null;
            if (link == null) {
                return badOutput("an output that is no link of Replicate's");
            }
            files.add(file(link, files.size()));
        }
        return files.isEmpty() ? badOutput("an empty output") : new Answer.Finished(files, null, prediction.version());
    }

    private static Answer badOutput(String what) {
        return new Answer.Failed("BAD_ANSWER", "Replicate says it succeeded, with " + what + ".", false);
    }

    /** Replicate serves results from its delivery domain; a simulator or proxy from its own address. */
    private @Nullable URI link(String text) {
        try {
            URI link = URI.create(text);
            String host = Objects.requireNonNullElse(link.getHost(), "").toLowerCase(Locale.ROOT);
            boolean delivery = "https".equalsIgnoreCase(link.getScheme())
                    && link.getPort() == -1
                    && link.getRawUserInfo() == null
                    && (host.equals("replicate.delivery") || host.endsWith(".replicate.delivery"));
            boolean own = properties.url().getScheme().equalsIgnoreCase(link.getScheme())
                    && properties.url().getAuthority().equalsIgnoreCase(link.getAuthority());
            return delivery || own ? link : null;
        } catch (IllegalArgumentException notALink) {
            return null;
        }
    }

    private Answer.Output file(URI link, int index) {
        String path = link.getPath().toLowerCase(Locale.ROOT);
        String ending = path.substring(path.lastIndexOf('.') + 1);
        String number = index == 0 ? "" : "-" + (index + 1);
        return switch (kind) {
            case CLIP -> new Answer.Output("clip" + number + ".mp4", "video/mp4", new Answer.Source.Link(link));
            case IMAGE -> switch (ending) {
                case "jpg", "jpeg" ->
                    new Answer.Output("frame" + number + ".jpg", "image/jpeg", new Answer.Source.Link(link));
                case "webp" ->
                    new Answer.Output("frame" + number + ".webp", "image/webp", new Answer.Source.Link(link));
                default -> new Answer.Output("frame" + number + ".png", "image/png", new Answer.Source.Link(link));
            };
            case MUSIC -> sound("music" + number, ending, link);
            case SPEECH -> sound("speech" + number, ending, link);
            case FOLEY -> new Answer.Output("foley" + number + ".mp4", "video/mp4", new Answer.Source.Link(link));
            case LIPSYNC -> new Answer.Output("lipsync" + number + ".mp4", "video/mp4", new Answer.Source.Link(link));
            case PLAN, EFFECT, CUT, FILM -> throw new IllegalStateException("Replicate is not asked for a " + kind + ".");
        };
    }

    private static Answer.Output sound(String name, String ending, URI link) {
        return ending.equals("wav")
                ? new Answer.Output(name + ".wav", "audio/wav", new Answer.Source.Link(link))
                : new Answer.Output(name + ".mp3", "audio/mpeg", new Answer.Source.Link(link));
    }
}
