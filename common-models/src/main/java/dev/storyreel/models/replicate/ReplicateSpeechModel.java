package dev.storyreel.models.replicate;

import dev.storyreel.models.CallContext;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelException;
import dev.storyreel.models.ModelException.Effect;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.models.ModelSpec.Term;
import dev.storyreel.models.SpeechRequest;
import java.util.Objects;

/** Speech, without a word of when each word falls: in what form these models would say it is not documented [U]. */
final class ReplicateSpeechModel extends ReplicateModel<SpeechRequest> {

    ReplicateSpeechModel(ReplicateClient client, ModelCatalogue catalogue) {
        super(Kind.SPEECH, client, catalogue);
    }

    @Override
    ReplicateInput say(SpeechRequest speech, ModelSpec model, CallContext context) {
        ModelSpec.Speech can = model.speechOrThrow();
        if (speech.characters() > can.longestText()) {
            throw new ModelException(
                    "INPUT_REJECTED",
                    Effect.NOT_ACCEPTED_FINAL,
                    "The text is " + speech.characters() + " characters long; '" + model.name() + "' takes "
                            + can.longestText() + ".");
        }
        return new ReplicateInput()
                .with(Term.TEXT, speech.text())
                .with(Term.VOICE, Objects.requireNonNullElse(speech.voice(), can.voice()))
                .with(Term.LANGUAGE, can.spelled(speech.language()))
                .with(Term.SPEED, speech.speed())
                .seed(speech.seed());
    }
}
