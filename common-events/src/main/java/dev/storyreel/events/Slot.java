package dev.storyreel.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * What is to be made in a take, by a stable name and never by position: {@code plan}, {@code frame/<beatId>},
 * {@code clip/<beatId>/<n>} (n from 1), {@code cut}, {@code music}, {@code film}.
 */
public record Slot(String name) implements Comparable<Slot> {

    // Ahead of the constants, which are checked against it.
    private static final Pattern NAME = Pattern.compile("[a-z]+(/[a-z0-9-]+){0,2}");

    public static final Slot PLAN = new Slot("plan");
    public static final Slot CUT = new Slot("cut");
    public static final Slot MUSIC = new Slot("music");
    public static final Slot FILM = new Slot("film");

    @JsonCreator
    public Slot {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not a slot: '" + name + "'.");
        }
    }

    /** The storyboard frame of a beat. */
    public static Slot frame(String beatId) {
        return new Slot("frame/" + beatId);
    }

    /** The n-th clip of a beat, from 1. */
    public static Slot clip(String beatId, int n) {
        return new Slot("clip/" + beatId + "/" + n);
    }

    @JsonValue
    @Override
    public String toString() {
        return name;
    }

    @Override
    public int compareTo(Slot other) {
        return name.compareTo(other.name);
    }
}
