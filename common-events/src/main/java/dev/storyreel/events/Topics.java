package dev.storyreel.events;

import java.util.List;

/** The five topics, spelled here and nowhere else. One writer each; the record key is the video's id. */
public final class Topics {

    public static final String REQUESTS = "video.requests";
    public static final String PLANS = "video.plans";
    public static final String STORYBOARDS = "video.storyboards";
    public static final String CHUNKS = "video.chunks";
    public static final String FINALS = "video.finals";

    public static final List<String> ALL = List.of(REQUESTS, PLANS, STORYBOARDS, CHUNKS, FINALS);

    private Topics() {}

    /** Where a consumer group's records go that cannot be handled. */
    public static String deadLetters(String topic, String group) {
        return topic + "." + group + ".dlt";
    }
}
