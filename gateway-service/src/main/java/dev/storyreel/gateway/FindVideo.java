package dev.storyreel.gateway;

import dev.storyreel.events.pipeline.VideoState;

/** A video of the current tenant. To another tenant it does not exist. */
public final class FindVideo {

    private final CurrentTenant tenant;
    private final Videos videos;

    public FindVideo(CurrentTenant tenant, Videos videos) {
        this.tenant = tenant;
        this.videos = videos;
    }

    /** @throws Refusal where there is none */
    public VideoState byId(String videoId) {
        return videos.find(tenant.id(), videoId)
                .filter(video -> video.latestTake().isPresent())
                .orElseThrow(() -> new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "There is no such video.",
                        new Refusal.Detail("videoId", videoId, "the id of a video of yours; GET /api/videos lists them")));
    }
}
