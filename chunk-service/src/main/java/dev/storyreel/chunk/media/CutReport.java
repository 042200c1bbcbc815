package dev.storyreel.chunk.media;

import dev.storyreel.chunk.CutFigures;
import dev.storyreel.media.MediaException.Code;
import dev.storyreel.media.MediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.json.JsonMapper;

/** What was measured while cutting, as a file beside the cut: a model answers with files alone. */
record CutReport(CutFigures figures) {

    static final String NAME = "cut.json";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    void write(Path file) {
        try {
            Files.write(file, JSON.writeValueAsBytes(figures));
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The report on the cut could not be written.", e);
        }
    }

    static CutReport read(Path file) {
        try {
            return new CutReport(JSON.readValue(Files.readAllBytes(file), CutFigures.class));
        } catch (IOException e) {
            throw new MediaException(Code.UNREADABLE, "The report on the cut could not be read.", e);
        }
    }
}
