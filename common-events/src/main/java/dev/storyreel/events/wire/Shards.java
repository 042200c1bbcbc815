package dev.storyreel.events.wire;

/** How videos are dealt out among relays. The number is part of the stored rows, so it is not configurable. Pure. */
final class Shards {

    static final int COUNT = 8;

    private Shards() {}

    static int of(String videoId) {
        return Math.floorMod(videoId.hashCode(), COUNT);
    }
}
