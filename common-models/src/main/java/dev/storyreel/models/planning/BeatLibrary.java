package dev.storyreel.models.planning;

import java.util.Map;

/** The fifteen beats and the archetypes that are made of them, read once from {@code beats.yml}, {@code archetypes.yml}. */
public record BeatLibrary(Map<String, BeatTemplate> beats, Map<String, Archetype> archetypes) {

    private static final BeatLibrary STANDARD = new BeatLibrary(
            DataFile.entries(BeatLibrary.class, "beats.yml", BeatTemplate.class),
            DataFile.entries(BeatLibrary.class, "archetypes.yml", Archetype.class));

    public BeatLibrary {
        archetypes.forEach((name, archetype) -> archetype.beats().keySet().forEach(beat -> {
            if (!beats.containsKey(beat)) {
                throw new IllegalStateException("Archetype " + name + " asks for the unknown beat " + beat + ".");
            }
        }));
    }

    public static BeatLibrary standard() {
        return STANDARD;
    }

    /** The template of this kind. */
    public BeatTemplate beat(String kind) {
        BeatTemplate template = beats.get(kind);
        if (template == null) {
            throw new IllegalArgumentException("There is no beat '" + kind + "'.");
        }
        return template;
    }

    /** The archetype of this name. */
    public Archetype archetype(String name) {
        Archetype archetype = archetypes.get(name);
        if (archetype == null) {
            throw new IllegalArgumentException("There is no archetype '" + name + "'.");
        }
        return archetype;
    }
}
