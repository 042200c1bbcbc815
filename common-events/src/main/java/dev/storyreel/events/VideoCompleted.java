package dev.storyreel.events;

/**
 * The film is finished.
 *
 * @param seconds      length of the picture
 * @param loudnessLufs integrated loudness, EBU R128; {@code -70} or less is silence
 */
public record VideoCompleted(
        TakeRef take,
        int attempt,
        MediaRef film,
        MediaRef poster,
        double seconds,
        int width,
        int height,
        int fps,
        double loudnessLufs)
        implements FinalEvent {
    @Override
    public Slot slot() {
        return Slot.FILM;
    }
}
