package dev.storyreel.events;

/**
 * The chunks are cut together. The picture is final; the sound is the clips' own, or none.
 *
 * @param seconds  length of the picture
 * @param hasSound whether the clips' own sound is in it
 * @param chunks   how many chunks it was cut from
 * @param copied   how many of them went in by stream copy; the others were re-encoded
 */
public record CutReady(
        TakeRef take,
        int attempt,
        MediaRef cut,
        double seconds,
        int width,
        int height,
        int fps,
        boolean hasSound,
        int chunks,
        int copied)
        implements ChunkEvent {
    @Override
    public Slot slot() {
        return Slot.CUT;
    }
}
