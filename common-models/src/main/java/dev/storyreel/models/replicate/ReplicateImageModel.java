package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.ImageRequest;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import java.util.ArrayList;
import java.util.List;

/** Storyboard frames, with reference pictures where the model takes them. */
final class ReplicateImageModel extends ReplicateModel<ImageRequest> {

    ReplicateImageModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.IMAGE, client, catalogue);
    }

    @Override
    ReplicateInput say(ImageRequest image, ModelSpec model, CallContext context) {
        List<String> references = new ArrayList<>();
        if (model.references()) {
            for (var reference : image.references()) {
                references.add(upload(reference.image(), "reference-" + (references.size() + 1), context));
            }
        }
        return new ReplicateInput()
                .with(Term.PROMPT, image.prompt())
                .with(Term.NEGATIVE_PROMPT, image.negativePrompt())
                .references(references)
                .size(image.width(), image.height())
                .seed(image.seed());
    }
}
