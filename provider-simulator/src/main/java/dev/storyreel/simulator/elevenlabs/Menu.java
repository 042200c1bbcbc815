package dev.storyreel.simulator.elevenlabs;

import dev.storyreel.simulator.Alignment;
import dev.storyreel.simulator.SimulatedMedia;
import dev.storyreel.simulator.Waves;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Set;

/** What can be ordered: bodies are checked as ElevenLabs' schema and its models do, and priced as of June 2026. */
final class Menu {

    private static final int MUSIC_CREDITS_PER_SECOND = 15;
    private static final BigDecimal MUSIC_USD_PER_SECOND = new BigDecimal("0.005");
    private static final BigDecimal EFFECT_USD = new BigDecimal("0.12");
    private static final BigDecimal SPEECH_USD = new BigDecimal("0.0001");
    private static final BigDecimal FLASH_USD = new BigDecimal("0.00005");
    private static final Set<String> MUSIC = Set.of("music_v1", "music_v2", "music_v2_5");

    /** How many characters each takes. */
    private static final Map<String, Integer> SPEECH =
            Map.of("eleven_multilingual_v2", 10_000, "eleven_v3", 5_000, "eleven_flash_v2_5", 40_000);

    /** Which can be told the language; the others hear it in the text. */
    private static final Set<String> TOLD = Set.of("eleven_v3", "eleven_flash_v2_5");

    private final SimulatedMedia media;

    Menu(SimulatedMedia media) {
        this.media = media;
    }

    /** What is wrong with an order that fits the schema. */
    static final class Unservable extends Exception {
        private final transient Trouble trouble;

        Unservable(Trouble trouble) {
            super(trouble.message());
            this.trouble = trouble;
        }

        Trouble trouble() {
            return trouble;
        }
    }

    static void checkMusic(Fields body) {
        body.texts("prompt")
                .whole("music_length_ms", 3_000, 600_000)
                .oneOf("model_id", MUSIC)
                .flags("force_instrumental", "respect_sections_durations", "store_for_inpainting", "sign_with_c2pa")
                .whole("seed", 0, 2_147_483_647L);
    }

    Order music(Fields body) throws Unservable {
        boolean plan = body.has("composition_plan");
        if (plan == body.has("prompt")) {
            throw new Unservable(Trouble.invalid(
                    "invalid_parameters", "prompt", "Exactly one of prompt and composition_plan must be provided."));
        }
        if (plan && (body.has("force_instrumental") || body.has("music_length_ms")) || !plan && body.has("seed")) {
            throw new Unservable(Trouble.invalid(
                    "invalid_parameters",
                    plan ? "composition_plan" : "seed",
                    "music_length_ms and force_instrumental go with prompt, seed with composition_plan."));
        }
        if (!plan && body.text("prompt", "").isBlank()) {
            throw new Unservable(Trouble.invalid("empty_text", "prompt", "The prompt is empty."));
        }
        double seconds = plan ? planSeconds(body) : body.number("music_length_ms", 30_000) / 1000;
        String prompt = plan ? body.body().path("composition_plan").toString() : body.text("prompt", "");
        long seed = (long) body.number("seed", 0);
        int whole = (int) Math.ceil(seconds);
        return new Order(
                body.text("model_id", "music_v2"),
                MUSIC_USD_PER_SECOND.multiply(BigDecimal.valueOf(whole)),
                MUSIC_CREDITS_PER_SECOND * whole,
                5 + seconds / 4,
                wav -> media.music(prompt, seconds, seed, wav));
    }

    private static double planSeconds(Fields body) throws Unservable {
        var plan = body.body().path("composition_plan");
        var parts = plan.path(plan.has("chunks") ? "chunks" : "sections");
        double seconds = parts.valueStream().mapToDouble(part -> part.path("duration_ms").asDouble(0)).sum() / 1000;
        if (seconds < 3 || seconds > 600) {
            throw new Unservable(Trouble.invalid(
                    "bad_composition_plan", "composition_plan", "The plan's durations do not add up to 3 to 600 seconds."));
        }
        return seconds;
    }

    static void checkEffect(Fields body) {
        body.requireText("text")
                .number("duration_seconds", 0.5, 30)
                .number("prompt_influence", 0, 1)
                .flags("loop")
                .oneOf("model_id", Set.of("eleven_text_to_sound_v2"));
    }

    Order effect(Fields body) throws Unservable {
        String text = spoken(body);
        double seconds = body.number("duration_seconds", Math.clamp(text.length() / 12.0, 1, 10));
        return new Order(
                "eleven_text_to_sound_v2", EFFECT_USD, (int) Math.ceil(40 * seconds), 3, wav -> Waves.effect(text, seconds, wav));
    }

    static void checkSpeech(Fields body) {
        body.requireText("text")
                .texts("model_id", "language_code", "previous_text", "next_text")
                .whole("seed", 0, 4_294_967_295L)
                .oneOf("apply_text_normalization", Set.of("auto", "on", "off"));
    }

    Order speech(Fields body) throws Unservable {
        String text = spoken(body);
        String model = body.text("model_id", "eleven_multilingual_v2");
        Integer most = SPEECH.get(model);
        if (most == null) {
            throw new Unservable(Trouble.invalid(
                    "unsupported_model", "model_id", "A model with model ID " + model + " does not exist."));
        }
        int characters = text.codePointCount(0, text.length());
        if (characters > most) {
            throw new Unservable(Trouble.invalid(
                    "text_too_long", "text", "The text is " + characters + " characters long; " + model + " takes " + most + "."));
        }
        if (body.has("language_code") && !TOLD.contains(model)) {
            throw new Unservable(Trouble.invalid(
                    "invalid_parameters", "language_code", "The model " + model + " does not support language_code."));
        }
        checkVoice(body);
        BigDecimal usd = (model.contains("flash") ? FLASH_USD : SPEECH_USD).multiply(BigDecimal.valueOf(characters));
        return new Order(
                model, usd.setScale(6, RoundingMode.HALF_UP), characters, 0.5 + characters / 100.0,
                wav -> Waves.speech(alignment(body), wav));
    }

    /** When each character falls, as the voice is told to speak. */
    static Alignment alignment(Fields body) {
        return Alignment.of(body.text("text", ""), body.body().path("voice_settings").path("speed").asDouble(1));
    }

    private static void checkVoice(Fields body) throws Unservable {
        var settings = body.body().path("voice_settings");
        for (String name : Set.of("stability", "similarity_boost", "style")) {
            double value = settings.path(name).asDouble(0);
            if (value < 0 || value > 1) {
                throw new Unservable(Trouble.invalid(
                        "invalid_voice_settings", "voice_settings." + name, "Invalid setting for " + name + " received, expected 0 to 1."));
            }
        }
        double speed = settings.path("speed").asDouble(1);
        if (speed < 0.7 || speed > 1.2) {
            throw new Unservable(Trouble.invalid(
                    "invalid_voice_settings", "voice_settings.speed", "Invalid setting for speed received, expected 0.7 to 1.2."));
        }
    }

    private static String spoken(Fields body) throws Unservable {
        String text = body.text("text", "");
        if (text.isBlank()) {
            throw new Unservable(Trouble.invalid("empty_text", "text", "The text is empty."));
        }
        return text;
    }
}
