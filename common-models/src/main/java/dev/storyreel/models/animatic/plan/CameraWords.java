package dev.storyreel.models.animatic.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shots and camera moves that a person asks for by name. Pure. */
final class CameraWords {

    private static final Map<String, WordList> CAMERAS = lists(Map.of(
            "push-in", List.of("push in", "push-in", "zoom in", "zooms in", "dolly in", "moves closer", "heranzoomen", "zoomt heran", "acercamiento", "travelling avant", "zoom avant", "ズームイン"),
            "pull-back", List.of("pull back", "pull-back", "pulls back", "zoom out", "zooms out", "dolly out", "herauszoomen", "zoomt heraus", "alejamiento", "travelling arrière", "zoom arrière", "ズームアウト"),
            "pan-left", List.of("pan left", "pans left", "schwenk nach links", "paneo a la izquierda", "panoramique gauche"),
            "pan-right", List.of("pan right", "pans right", "panning", "tracking shot", "schwenk nach rechts", "schwenk", "paneo", "panoramique"),
            "tilt-up", List.of("tilt up", "tilts up", "crane up", "schwenk nach oben", "contrapicado"),
            "tilt-down", List.of("tilt down", "tilts down", "crane down", "schwenk nach unten"),
            "orbit", List.of("orbit shot", "orbiting", "orbits around", "circles around", "360", "umkreist", "kreist um", "gira alrededor", "tourne autour"),
            "static", List.of("static camera", "static shot", "locked-off", "locked off", "fixed camera", "statische kamera", "feste kamera", "cámara fija", "plan fixe", "caméra fixe", "固定カメラ")));

    private static final Map<String, WordList> SHOTS = lists(Map.of(
            "wide", List.of("wide shot", "wide angle", "wide-angle", "panorama", "totale", "plano general", "plan large", "plan d'ensemble", "ロングショット"),
            "medium", List.of("medium shot", "mid shot", "waist-up", "halbnah", "plano medio", "plan moyen"),
            "close-up", List.of("close-up*", "close up*", "closeup*", "nahaufnahme*", "primer plano", "primeros planos", "gros plan", "クローズアップ", "特写"),
            "macro", List.of("macro", "extreme close-up", "makro*", "très gros plan", "マクロ"),
            "aerial", List.of("aerial*", "drone", "bird's eye", "bird's-eye", "from above", "luftaufnahme*", "drohne*", "von oben", "aérea", "dron", "desde arriba", "vue aérienne", "空撮", "航拍"),
            "low-angle", List.of("low angle", "low-angle", "from below", "worm's eye", "untersicht", "von unten", "desde abajo", "contre-plongée")));

    private CameraWords() {}

    static Optional<String> camera(PromptText text) {
        return first(CAMERAS, text);
    }

    static Optional<String> shot(PromptText text) {
        return first(SHOTS, text);
    }

    private static Optional<String> first(Map<String, WordList> lists, PromptText text) {
        return lists.entrySet().stream()
                .filter(entry -> entry.getValue().firstIn(text).isPresent())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** In the order of their names, since the order of an unordered map is another every run. */
    private static Map<String, WordList> lists(Map<String, List<String>> words) {
        Map<String, WordList> lists = new LinkedHashMap<>();
        words.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lists.put(entry.getKey(), new WordList(entry.getValue())));
        return lists;
    }
}
