package dev.storyreel.models.animatic.image.scenery;

import dev.storyreel.models.animatic.image.Plate;
import dev.storyreel.models.animatic.image.reading.Place;

/** A place. It paints its far and middle ground before the subject is painted, and what lies before it after. */
public interface Scenery {

    void back(Plate plate);

    default void front(Plate plate) {}

    /** How much the ground mirrors what stands on it, 0 to 1. */
    default float mirror(Plate plate) {
        return 0;
    }

    static Scenery of(Place place) {
        return switch (place) {
            case CITY -> new City();
            case STREET -> new Street();
            case DESERT -> new Desert();
            case FOREST -> new Forest();
            case MOUNTAINS -> new Mountains();
            case OCEAN -> new Sea(false);
            case BEACH -> new Sea(true);
            case UNDERWATER -> new Underwater();
            case SPACE -> new Space();
            case SNOWFIELD -> new Snowfield();
            case ROOM -> new Room(false);
            case KITCHEN -> new Room(true);
            case STUDIO -> new Studio();
            case STAGE -> new Stage();
            case MEADOW -> new Meadow();
            case ROAD -> new Road();
            case ABSTRACT -> new Abstract();
        };
    }
}
