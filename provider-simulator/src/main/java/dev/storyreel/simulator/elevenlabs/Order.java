package dev.storyreel.simulator.elevenlabs;

import java.math.BigDecimal;
import java.nio.file.Path;

/**
 * What was asked for and can be made.
 *
 * @param model        as ElevenLabs names it
 * @param usd          what it costs
 * @param credits      the same in the account's own coin
 * @param takesSeconds how long ElevenLabs takes
 * @param maker        makes the sound as WAV; the same order, the same sound
 */
record Order(String model, BigDecimal usd, int credits, double takesSeconds, Maker maker) {

    @FunctionalInterface
    interface Maker {
        void make(Path wav);
    }
}
