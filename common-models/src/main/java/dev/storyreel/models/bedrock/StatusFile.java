package dev.storyreel.models.bedrock;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Why a video was not made, as Nova Reel writes it beside the result. Source: the Nova user guide's page on errors. */
record StatusFile(String failureType, String failureMessage) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final long LARGEST = 1L << 20;

    /** Empty where there is none, or none that can be read: then Bedrock's own message must do. */
    static Optional<StatusFile> read(ResultBucket results, ResultFolder folder, Path workDir) {
        Path file = workDir.resolve("status.json");
        // The guide calls it by both names.
        boolean found = Stream.of("video-generation-status.json", "generation-status.json")
                .anyMatch(name -> results.fetch(folder.bucket(), folder.key(name), LARGEST, file));
        try {
            return found ? parse(MAPPER.readTree(Files.readAllBytes(file))) : Optional.empty();
        } catch (JacksonException notJson) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole video's reason, else that of the first shot that has one. */
    private static Optional<StatusFile> parse(JsonNode status) {
        return Stream.concat(Stream.of(status.path("fullVideo")), status.path("shots").valueStream())
                .filter(part -> part.path("failureType").isString())
                .map(part -> new StatusFile(
                        part.path("failureType").asString(),
                        BedrockFaults.clean(part.path("failureMessage").asString(""))))
                .findFirst();
    }
}
