package dev.storyreel.events;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * One run at a video: whose it is, which video, and the number of the take, from 1.
 *
 * @param tenant  whose film it is; {@code local} until accounts come
 * @param videoId the video's id, also the key of every record about it
 * @param number  1 for the first take
 */
public record TakeRef(String tenant, String videoId, int number) implements Comparable<TakeRef> {

    /** The tenant of a house without accounts. */
    public static final String LOCAL_TENANT = "local";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    public TakeRef {
        requireName("tenant", tenant);
        requireName("videoId", videoId);
        if (number < 1) {
            throw new IllegalArgumentException("A take's number starts at 1, not " + number + ".");
        }
    }

    /** The first take of a new video of this tenant, with a random id. */
    public static TakeRef firstOfNewVideo(String tenant) {
        return new TakeRef(tenant, UUID.randomUUID().toString(), 1);
    }

    @Override
    public int compareTo(TakeRef other) {
        int byTenant = tenant.compareTo(other.tenant);
        int byVideo = byTenant != 0 ? byTenant : videoId.compareTo(other.videoId);
        return byVideo != 0 ? byVideo : Integer.compare(number, other.number);
    }

    private static void requireName(String what, String value) {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A " + what + " is 1 to 63 of a-z, 0-9 and '-', not '" + value + "'.");
        }
    }
}
