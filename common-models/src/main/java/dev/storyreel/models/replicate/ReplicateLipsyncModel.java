package dev.storyreel.models.replicate;

import dev.storyreel.events.MediaRef;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.LipsyncRequest;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;

/** Clips whose mouths follow what is heard. */
final class ReplicateLipsyncModel extends ReplicateModel<LipsyncRequest> {

    ReplicateLipsyncModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.LIPSYNC, client, catalogue);
    }

    @Override
    ReplicateInput say(LipsyncRequest lipsync, ModelSpec model, CallContext context) {
        require("The clip", lipsync.source(), "video/mp4");
        require("What is heard", lipsync.speech(), "audio/wav");
        return new ReplicateInput()
                .with(Term.SOURCE, upload(lipsync.source(), "clip", context))
                .with(Term.SPEECH, upload(lipsync.speech(), "speech", context));
    }

    /** Found out here for nothing, rather than by a job that fails. */
    private static void require(String what, MediaRef medium, String type) {
        if (!medium.mediaType().equals(type)) {
            throw new ModelException(
                    "INPUT_REJECTED",
                    Effect.NOT_ACCEPTED_FINAL,
                    what + " must be " + type + ", and is " + medium.mediaType() + ".");
        }
    }
}
