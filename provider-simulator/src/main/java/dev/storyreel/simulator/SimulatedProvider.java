package dev.storyreel.simulator;

import java.io.IOException;

/** One provider's wire. Its paths all lie below {@code /<name>}. */
public interface SimulatedProvider extends AutoCloseable {

    /** As the model catalogue names it. */
    String name();

    void answer(Call call) throws IOException;

    @Override
    void close();
}
