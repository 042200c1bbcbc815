package dev.storyreel.ledger.store;

import dev.storyreel.events.Failure;
import dev.storyreel.events.MediaRef;
import dev.storyreel.models.Answer;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON columns of a row. Reads what an earlier version wrote. */
final class WorkJson {

    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    String request(ModelRequest request) {
        return json.writeValueAsString(request);
    }

    ModelRequest request(Kind kind, String text) {
        return json.readValue(text, kind.request());
    }

    String files(List<MediaRef> files) {
        return json.writeValueAsString(files);
    }

    List<MediaRef> files(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }

    String figures(Map<String, Double> figures) {
        return json.writeValueAsString(figures);
    }

    Map<String, Double> figures(String text) {
        return json.readValue(text, new TypeReference<>() {});
    }

    @Nullable String failure(@Nullable Failure failure) {
        return failure == null ? null : json.writeValueAsString(failure);
    }

    @Nullable Failure failureFrom(@Nullable String text) {
        return text == null ? null : json.readValue(text, Failure.class);
    }

    String answer(Answer.Finished answer) {
        return json.writeValueAsString(new Answered(
                answer.files().stream()
                        .map(output -> switch (output.source()) {
                            case Answer.Source.LocalFile(Path path) ->
                                new File(output.name(), output.mediaType(), path.toString(), null);
                            case Answer.Source.Link(URI uri) ->
                                new File(output.name(), output.mediaType(), null, uri);
                        })
                        .toList(),
                answer.costUsd(),
                answer.modelVersion()));
    }

    Answer.@Nullable Finished answerFrom(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Answered answered = json.readValue(text, Answered.class);
        return new Answer.Finished(answered.files().stream().map(File::output).toList(), answered.costUsd(), answered.modelVersion());
    }

    private record Answered(List<File> files, @Nullable BigDecimal costUsd, @Nullable String modelVersion) {}

    private record File(String name, String mediaType, @Nullable String path, @Nullable URI link) {
        Answer.Output output() {
            if (path != null) {
                return new Answer.Output(name, mediaType, new Answer.Source.LocalFile(Path.of(path)));
            }
            if (link != null) {
                return new Answer.Output(name, mediaType, new Answer.Source.Link(link));
            }
            throw new IllegalStateException("An output lies somewhere.");
        }
    }
}
