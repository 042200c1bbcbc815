package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.Call;
import java.io.IOException;

/**
 * A call by somebody with a key.
 *
 * @param older whether errors are said in the older form
 */
record Asked(Call call, Route route, Fields body, String requestId, boolean older) {

    String model() {
        return body.text("model_id", route.usualModel());
    }

    void send(Trouble trouble) throws IOException {
        trouble.send(call, requestId, older);
    }
}
