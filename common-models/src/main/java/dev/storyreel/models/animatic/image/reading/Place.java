package dev.storyreel.models.animatic.image.reading;

/** The places that can be painted, each with the words that name it in English, German, Spanish and French. */
public enum Place {
    UNDERWATER("underwater unterwasser submarin* reef coral* riff arrecife recif seabed aquarium"),
    SPACE("space weltraum weltall espacio espace galaxy galaxie galaxia cosmos kosmos orbit planet planeta nebula moon mond luna lune mars asteroid spaceship"),
    KITCHEN("kitchen kuche cocina cuisine bakery backerei cafe coffeehouse cafeteria bar restaurant bistro"),
    STAGE("stage buhne escenario scene concert konzert concierto club disco arena stadium stadion theatre theater"),
    STUDIO("studio estudio backdrop podium pedestal showroom"),
    SNOWFIELD("snowfield arctic arktis artico arctique antarctic* tundra glacier gletscher glaciar ice iceberg ski winter* snowy"),
    BEACH("beach strand playa plage coast kuste costa cote shore island insel isla ile lagoon tropical"),
    OCEAN("ocean ozean oceano sea meer mar mer waves harbour harbor hafen puerto port lake see lago lac river fluss rio fleuve bay water sailing"),
    DESERT("desert wuste desierto dune sahara canyon mesa savanna savannah outback wadi"),
    MOUNTAINS("mountain berg gebirge montana montagne alps alpen alpes peak summit cliff valley tal himalaya volcano vulkan volcan castle highlands"),
    FOREST("forest wald bosque foret wood jungle dschungel selva woodland redwood grove rainforest"),
    STREET("street strasse calle rue alley gasse callejon ruelle avenue boulevard sidewalk crosswalk market markt marche mercado downtown neighborhood"),
    ROAD("road highway autobahn landstrasse carretera route freeway motorway racetrack"),
    CITY("city stadt ciudad ville skyline town metropolis metropole rooftop urban tokyo berlin paris london york austin madrid vienna wien chicago hongkong singapore dubai"),
    MEADOW("meadow wiese prado prairie field feld campo champ garden garten jardin park farm bauernhof village dorf pueblo countryside hill vineyard grass"),
    ROOM("room zimmer habitacion chambre interior home zuhause bedroom livingroom living office buro oficina bureau library bibliothek workshop werkstatt taller atelier house classroom gym museum gallery indoors desk"),
    ABSTRACT("abstract abstrakt abstracto abstrait geometric dream traum imaginary void");

    private final String words;

    Place(String words) {
        this.words = words;
    }

    public boolean namedIn(Words text) {
        return text.name(words);
    }

    int at(Words text) {
        return text.find(words);
    }

    public boolean indoors() {
        return this == ROOM || this == KITCHEN || this == STUDIO || this == STAGE;
    }

    /** Whether there is a sky with a sun or moon in it. */
    public boolean sky() {
        return !indoors() && this != UNDERWATER && this != SPACE && this != ABSTRACT;
    }
}
