package dev.storyreel.events;

/**
 * A chunk is rendered and stored with its last frame.
 *
 * @param index         position in the cut, from 0
 * @param total         chunks in the whole film
 * @param startsOn      what its first frame was asked to be
 * @param playedSeconds how much of it is played in the cut; the surplus is trimmed
 * @param seam          how well it joins what came before
 */
public record ChunkReady(
        TakeRef take,
        Slot slot,
        int attempt,
        int index,
        int total,
        String beatId,
        StartsOn startsOn,
        MediaRef clip,
        MediaRef lastFrame,
        double seconds,
        double playedSeconds,
        Seam seam,
        String model,
        long seed)
        implements ChunkEvent {}
