package dev.storyreel.models.google;

import dev.storyreel.models.Answer;
import dev.storyreel.models.CallContext;
import java.nio.file.Path;
import java.util.List;

/** A clip that Google says it made: in the work folder, or what became of it. */
final class ClipAnswers {

    private static final String NAME = "clip.mp4";

    private ClipAnswers() {}

    static Answer fetched(GoogleFiles files, String link, CallContext context) {
        Path clip = file(context);
        return switch (files.fetch(link, clip, context)) {
            case WHOLE -> finished(clip);
            case GONE -> new Answer.Failed("RESULT_EXPIRED", "Google had removed the result before it was fetched.", false);
            case UNUSABLE -> badOutput("a link that is none of Google's, or leads to no clip");
        };
    }

    static Path file(CallContext context) {
        return context.workDir().resolve(NAME);
    }

    static Answer finished(Path clip) {
        return new Answer.Finished(
                List.of(new Answer.Output(NAME, "video/mp4", new Answer.Source.LocalFile(clip))), null);
    }

    static Answer badOutput(String what) {
        return new Answer.Failed("BAD_ANSWER", "Google says it succeeded, with " + what + ".", false);
    }
}
