package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.MusicRequest;

/** Instrumental music, of the length asked for where the model can. */
final class ReplicateMusicModel extends ReplicateModel<MusicRequest> {

    ReplicateMusicModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.MUSIC, client, catalogue);
    }

    @Override
    ReplicateInput say(MusicRequest music, ModelSpec model, CallContext context) {
        return new ReplicateInput()
                .with(Term.PROMPT, music.prompt())
                .with(Term.SECONDS, (int) Math.ceil(music.seconds()))
                .seed(music.seed());
    }
}
