package dev.storyreel.events;

/**
 * The music is composed, or the uploaded track is accepted.
 *
 * @param seconds  its length, at least the film's
 * @param uploaded whether it is the person's own track
 */
public record SoundtrackReady(TakeRef take, int attempt, MediaRef track, double seconds, boolean uploaded, String model)
        implements FinalEvent {
    @Override
    public Slot slot() {
        return Slot.MUSIC;
    }
}
