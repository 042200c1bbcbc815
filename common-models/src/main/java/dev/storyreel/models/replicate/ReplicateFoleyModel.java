package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.FoleyRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;

/** Clips with the sound that belongs to them. */
final class ReplicateFoleyModel extends ReplicateModel<FoleyRequest> {

    ReplicateFoleyModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.FOLEY, client, catalogue);
    }

    /** Whole seconds, so that none of the clip is left silent. */
    @Override
    ReplicateInput say(FoleyRequest foley, ModelSpec model, CallContext context) {
        return new ReplicateInput()
                .with(Term.PROMPT, foley.prompt())
                .with(Term.NEGATIVE_PROMPT, foley.negativePrompt())
                .with(Term.SOURCE, upload(foley.source(), "clip", context))
                .with(Term.SECONDS, (int) Math.ceil(foley.seconds()))
                .seed(foley.seed());
    }
}
