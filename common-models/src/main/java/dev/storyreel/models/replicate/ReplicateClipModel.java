package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.ClipRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import java.util.Locale;

/** Clips that start on the frame given. */
final class ReplicateClipModel extends ReplicateModel<ClipRequest> {

    ReplicateClipModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.CLIP, client, catalogue);
    }

    @Override
    ReplicateInput say(ClipRequest clip, ModelSpec model, CallContext context) {
        return new ReplicateInput()
                .with(Term.PROMPT, prompt(clip))
                .with(Term.NEGATIVE_PROMPT, clip.negativePrompt())
                .with(Term.FIRST_FRAME, upload(clip.firstFrame(), "first-frame", context))
                .with(Term.SECONDS, clip.seconds())
                .with(Term.SOUND, clip.sound())
                .size(clip.width(), clip.height())
                .seed(clip.seed());
    }

    /** These models have no field for the camera; they hear it in words. */
    private static String prompt(ClipRequest clip) {
        boolean said = clip.prompt().toLowerCase(Locale.ROOT).contains("camera");
        return said ? clip.prompt() : clip.prompt().strip() + " Camera: " + clip.camera().replace('-', ' ') + ".";
    }
}
