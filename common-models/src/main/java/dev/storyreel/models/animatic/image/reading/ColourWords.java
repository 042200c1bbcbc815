package dev.storyreel.models.animatic.image.reading;

import dev.storyreel.models.animatic.paint.Colour;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Colours by name. Pure. */
final class ColourWords {

    private static final Map<String, String> BY_WORDS = new LinkedHashMap<>();

    static {
        BY_WORDS.put("red rot rote roter rotes rojo roja rouge crimson scarlet", "#c22f2b");
        BY_WORDS.put("orange naranja", "#e07a24");
        BY_WORDS.put("yellow gelb gelbe gelber amarillo amarilla jaune", "#e8bd36");
        BY_WORDS.put("green grun grune gruner verde vert verte emerald", "#3e8f4e");
        BY_WORDS.put("turquoise teal cyan turkis turquesa", "#2aa3a3");
        BY_WORDS.put("blue blau blaue blauer azul bleu bleue navy", "#2f5fb3");
        BY_WORDS.put("purple violet lila violett morado violeta", "#7546a8");
        BY_WORDS.put("pink rosa rose magenta", "#e07fa5");
        BY_WORDS.put("gold golden dorado dore brass", "#cf9f45");
        BY_WORDS.put("copper bronze kupfer cobre", "#b5703f");
        BY_WORDS.put("silver silbern silberne silberner silbernes plateado plateada argente chrome metal metallic steel", "#a4acb6");
        BY_WORDS.put("white weiss weisse weisser blanco blanca blanc blanche", "#efece6");
        BY_WORDS.put("black schwarz schwarze schwarzer negro negra noir noire matte", "#26272b");
        BY_WORDS.put("brown braun braune marron wooden leather", "#7d5334");
        BY_WORDS.put("grey gray grau graue gris", "#85898f");
    }

    private ColourWords() {}

    static @Nullable Colour in(Words words) {
        return BY_WORDS.entrySet().stream()
                .filter(entry -> words.name(entry.getKey()))
                .min(java.util.Comparator.comparing(entry -> words.find(entry.getKey())))
                .map(entry -> Colour.hex(entry.getValue()))
                .orElse(null);
    }
}
