package dev.storyreel.models.animatic.image.figures;

import dev.storyreel.models.animatic.image.reading.Words;
import java.util.function.Consumer;

/** What can be a film's subject, each with the words that name it in English, German, Spanish and French. */
public enum Subject {
    ROBOT("robot roboter androide android cyborg mech", "#a4acb6", 1, 0.5f, 0.86f, People::robot),
    ASTRONAUT("astronaut cosmonaut kosmonaut astronauta spaceman", "", 1, 0.55f, 0.85f, People::astronaut),
    DANCER("dancer ballerina tanzer* bailarin* danseu* dancing tanzt", "", 0.95f, 0.6f, 0.8f, People::dancer),
    RUNNER("runner running laufer* corredor* coureur jogger athlete athletin sportler*", "", 1, 0.45f, 0.82f, People::runner),
    CHILD("child children kind kinder nino nina enfant boy girl junge madchen kid toddler", "", 0.66f, 0.4f, 0.82f, People::child),
    DRAGON("dragon drache dragones", "#4f8a5a", 1.7f, 2.1f, 0.75f, Animals::dragon),
    DOG("dog hund perro perra chien puppy welpe wolf fox fuchs zorro renard", "#b07a45", 0.5f, 1.6f, 0.78f, Animals::dog),
    CAT("cat katze gato gata chat kitten katzchen", "#c98d52", 0.36f, 0.9f, 0.74f, Animals::cat),
    HORSE("horse pferd caballo cheval pony unicorn", "#7a4a2c", 1.05f, 1.4f, 0.8f, Animals::horse),
    BIRD("bird vogel pajaro ave oiseau eagle adler owl eule seagull mowe parrot crane", "#5a7fa8", 0.5f, 1.5f, 0.5f, Animals::bird),
    WHALE("whale wal ballena baleine dolphin delfin shark hai", "#4d6a86", 1.5f, 2.3f, 0.5f, Animals::whale),
    FISH("fish fisch pez peces poisson turtle schildkrote tortuga", "#e08a2e", 0.4f, 1.4f, 0.5f, Animals::fish),
    BUTTERFLY("butterfly schmetterling mariposa papillon bee biene", "#e39a34", 0.3f, 1.35f, 0.55f, Animals::butterfly),
    BICYCLE("bicycle bike fahrrad rad bicicleta velo cyclist ebike radfahrer*", "", 0.72f, 1.7f, 0.6f, Vehicles::bicycle),
    CAR("car auto wagen coche carro voiture truck van taxi suv sportscar limousine lkw camion", "", 0.72f, 2.85f, 0.55f, Vehicles::car),
    SAILBOAT("sailboat segelboot velero voilier boat boot barco bateau yacht canoe", "", 1.8f, 1.3f, 0.4f, Vehicles::sailboat),
    SHIP("ship schiff buque navire ferry cruise", "", 1.5f, 2.2f, 0.5f, Vehicles::ship),
    TRAIN("train zug tren locomotive lokomotive tram strassenbahn subway metro", "", 0.95f, 3.6f, 0.5f, Vehicles::train),
    PLANE("plane airplane aeroplane flugzeug avion aircraft jet drone drohne", "", 0.9f, 2.3f, 0.5f, Vehicles::plane),
    ROCKET("rocket rakete cohete fusee spaceship raumschiff spacecraft shuttle", "", 1.6f, 0.55f, 0.62f, Vehicles::rocket),
    BALLOON("balloon ballon heissluftballon globo montgolfiere", "", 1.5f, 0.76f, 0.6f, Vehicles::balloon),
    PERSON("person people man woman mann frau hombre mujer homme femme hero heroine girl boy chef barista singer musician"
            + " worker farmer traveler traveller hiker wanderer explorer couple family mother father grandmother grandfather"
            + " oma opa student artist founder engineer samurai knight detective menschen leute gente explorador* detektiv barkeeper teacher",
            "", 1, 0.42f, 0.82f, People::person),
    BOTTLE("bottle flasche botella bouteille perfume parfum wine wein vino vin beer bier cerveza shampoo serum lotion drink getrank", "", 0.42f, 0.34f, 0.5f, Things::bottle),
    CAN("can dose lata canette soda cola energydrink", "", 0.36f, 0.5f, 0.52f, Things::can),
    CUP("cup tasse kaffeetasse teetasse taza coffee kaffee cafe tea tee mug espresso cappuccino latte", "#efe6d8", 0.3f, 1.25f, 0.5f, Things::cup),
    PHONE("phone smartphone handy telefon telefono telephone movil iphone app mobile", "", 0.4f, 0.56f, 0.5f, Things::phone),
    LAPTOP("laptop computer notebook ordenador ordinateur software platform saas website", "", 0.42f, 1.6f, 0.55f, Things::laptop),
    WATCH("watch uhr armbanduhr reloj montre smartwatch wristwatch", "#c7a25a", 0.42f, 0.54f, 0.5f, Things::watch),
    SHOE("shoe schuh zapato zapatilla chaussure sneaker turnschuh boot trainers", "", 0.34f, 1.7f, 0.5f, Things::shoe),
    HEADPHONES("headphone kopfhorer auriculares casque earbuds headset", "", 0.42f, 1.0f, 0.5f, Things::headphones),
    GUITAR("guitar gitarre guitarra guitare violin ukulele", "#b8692e", 0.9f, 0.5f, 0.35f, Things::guitar),
    BALL("ball fussball balon pelota football soccer basketball", "#efece6", 0.34f, 1.02f, 0.5f, Things::ball),
    CAKE("cake kuchen torte pastel tarta gateau cupcake bakery", "", 0.34f, 1.36f, 0.5f, Things::cake),
    BOWL("food essen comida nourriture salad salat fruit obst fruta soup bowl burger pizza pasta sushi meal vegetable", "", 0.34f, 1.25f, 0.55f, Things::bowl),
    BOOK("book buch libro livre journal notebook diary", "", 0.34f, 1.55f, 0.5f, Things::book),
    PARCEL("box gift package geschenk regalo cadeau paket parcel present product produkt producto produit", "", 0.38f, 1.05f, 0.5f, Things::parcel),
    LAMP("lamp lampe lampara lantern laterne", "", 0.7f, 0.52f, 0.75f, Things::lamp),
    LIGHTHOUSE("lighthouse leuchtturm faro phare tower turm", "#c23b30", 2.4f, 0.8f, 0.75f, Landmarks::lighthouse),
    CASTLE("castle schloss burg castillo chateau palace fortress", "", 2.6f, 1.6f, 0.6f, Landmarks::castle),
    HOUSE("house haus casa maison cabin hutte cottage home", "", 1.7f, 1.3f, 0.45f, Landmarks::house),
    FLOWER("flower blume flor fleur rose tulip sunflower sonnenblume girasol orchid lotus", "", 0.5f, 0.62f, 0.74f, Landmarks::flower),
    TREE("tree baum arbol arbre oak eiche bonsai", "#4f7d3c", 2.2f, 0.92f, 0.66f, Landmarks::tree),
    ORB("orb", "", 0.5f, 0.95f, 0.6f, Things::orb),
    STONES("stones", "", 0.5f, 1.02f, 0.5f, Things::stones);

    private final String words;
    private final String colour;
    private final float height;
    private final float aspect;
    private final float focus;
    private final Consumer<Sketch> drawing;

    Subject(String words, String colour, float height, float aspect, float focus, Consumer<Sketch> drawing) {
        this.words = words;
        this.colour = colour;
        this.height = height;
        this.aspect = aspect;
        this.focus = focus;
        this.drawing = drawing;
    }

    int at(Words text) {
        return text.find(words);
    }

    public boolean human() {
        return this == DANCER || this == RUNNER || this == CHILD || this == PERSON || this == ASTRONAUT;
    }

    public boolean flies() {
        return this == BIRD || this == PLANE || this == ROCKET || this == BALLOON || this == BUTTERFLY;
    }

    public boolean swims() {
        return this == WHALE || this == FISH;
    }

    public boolean sails() {
        return this == SAILBOAT || this == SHIP;
    }

    /** Something one holds or sets on a table. */
    public boolean product() {
        return switch (this) {
            case BOTTLE, CAN, CUP, PHONE, LAPTOP, WATCH, SHOE, HEADPHONES, GUITAR, BALL, CAKE, BOWL, BOOK, PARCEL, ORB, STONES -> true;
            case ROBOT, ASTRONAUT, DANCER, RUNNER, CHILD, DRAGON, DOG, CAT, HORSE, BIRD, WHALE, FISH, BUTTERFLY, BICYCLE, CAR,
                    SAILBOAT, SHIP, TRAIN, PLANE, ROCKET, BALLOON, PERSON, LAMP, LIGHTHOUSE, CASTLE, HOUSE, FLOWER, TREE -> false;
        };
    }

    /** Its usual colour, or none where the palette gives it. */
    String colour() {
        return colour;
    }

    /** In heights of a person. */
    public float height() {
        return height;
    }

    /** Width for a height of 1. */
    public float aspect() {
        return aspect;
    }

    /** How far up the part is that a close-up looks at. */
    public float focus() {
        return focus;
    }

    void draw(Sketch sketch) {
        drawing.accept(sketch);
    }
}
