package dev.storyreel.models.openai;

import dev.storyreel.events.Brief;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.planning.ShownPictures;

/** A reference picture as the wire takes it, in the call itself. */
final class DataAddress {

    private DataAddress() {}

    static String of(Brief.Reference reference, CallContext context) {
        return "data:" + reference.image().mediaType() + ";base64," + ShownPictures.base64(reference, context);
    }
}
