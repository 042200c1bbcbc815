package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.MediaRef;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.gateway.GenerateRequest.ReferenceAsset;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.models.FrameSize;
import dev.storyreel.models.PromptDuration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A request becomes a brief, every default filled in; or a refusal that names all that is wrong with it at once. What a
 * prompt may be about is validation-service's to say.
 */
public final class DraftBrief {

    static final int MAX_PROMPT = 4_000;
    static final int MAX_TITLE = 120;
    static final int MAX_DESCRIPTION = 2_000;
    static final int MAX_CAPTION = 300;
    static final int MAX_REFERENCES = 4;
    static final int MIN_SECONDS = 3;
    static final int MAX_SECONDS = 180;
    static final int DEFAULT_SECONDS = 30;
    static final long MAX_SEED = (1L << 53) - 1;
    static final BigDecimal MAX_BUDGET = new BigDecimal("10000");

    private final ChooseModels choose;
    private final Function<String, Optional<Asset>> assets;
    private final LongSupplier randomSeed;

    /**
     * @param assets     finds an asset of the tenant
     * @param randomSeed for a request without one; it is recorded
     */
    public DraftBrief(ChooseModels choose, Function<String, Optional<Asset>> assets, LongSupplier randomSeed) {
        this.choose = choose;
        this.assets = assets;
        this.randomSeed = randomSeed;
    }

    public Brief from(GenerateRequest request) {
        List<Detail> wrong = new ArrayList<>();
        String prompt = Objects.requireNonNullElse(request.prompt(), "");
        if (prompt.isBlank() || prompt.length() > MAX_PROMPT) {
            wrong.add(new Detail("prompt", request.prompt(), "1 to " + MAX_PROMPT + " characters that say what to film"));
        }
        atMost(wrong, "title", request.title(), MAX_TITLE);
        atMost(wrong, "description", request.description(), MAX_DESCRIPTION);
        int seconds = seconds(wrong, request);
        String aspect = oneOf(wrong, "aspect", request.aspect(), FrameSize.ASPECTS, "16:9");
        String resolution = oneOf(wrong, "resolution", request.resolution(), FrameSize.RESOLUTIONS, "720p");
        Brief.ModelChoice models = choose.from(request, aspect, resolution, wrong);
        Long seed = request.seed();
        if (seed != null && (seed < 0 || seed > MAX_SEED)) {
            wrong.add(new Detail("seed", seed, "0 to " + MAX_SEED));
        }
        BigDecimal budget = request.budgetUsd();
        if (budget != null && (budget.signum() <= 0 || budget.compareTo(MAX_BUDGET) > 0 || budget.scale() > 6)) {
            wrong.add(new Detail("budgetUsd", budget, "more than 0, up to " + MAX_BUDGET + ", in US dollars"));
        }
        List<Brief.Reference> references = references(wrong, request);
        String trackAsset = request.trackAsset();
        MediaRef track = trackAsset == null ? null : medium(wrong, "trackAsset", trackAsset, Asset.Kind.AUDIO);
        OnRefusal onRefusal =
                choose.onRefusal(request, new CheckOnRefusal.Film(models, aspect, resolution, trackAsset != null), wrong);
        if (!wrong.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID_REQUEST, sentence(wrong), wrong);
        }
        return new Brief(
                prompt, blankToNull(request.title()), blankToNull(request.description()), seconds, aspect, resolution,
                models, seed == null ? randomSeed.getAsLong() : seed, references, track, budget, onRefusal);
    }

    private static int seconds(List<Detail> wrong, GenerateRequest request) {
        Integer asked = request.durationSeconds();
        Integer inShort = request.duration();
        if (asked != null && inShort != null && !asked.equals(inShort)) {
            wrong.add(new Detail("duration", inShort, "the same as durationSeconds, or left out"));
        }
        String field = asked != null ? "durationSeconds" : "duration";
        // A length given as such wins; without one, the prompt's own words count: "a 20-second ad".
        int seconds = asked != null
                ? asked
                : inShort != null
                        ? inShort
                        : PromptDuration.find(Objects.requireNonNullElse(request.prompt(), "")).orElse(DEFAULT_SECONDS);
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            wrong.add(new Detail(field, seconds, MIN_SECONDS + " to " + MAX_SECONDS + " seconds"));
        }
        return seconds;
    }

    private List<Brief.Reference> references(List<Detail> wrong, GenerateRequest request) {
        List<ReferenceAsset> asked = Objects.requireNonNullElse(request.referenceAssets(), List.of());
        if (asked.size() > MAX_REFERENCES) {
            wrong.add(new Detail("referenceAssets", asked.size() + " assets", "up to " + MAX_REFERENCES));
            return List.of();
        }
        List<Brief.Reference> references = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            String field = "referenceAssets[" + i + "]";
            @Nullable ReferenceAsset reference = asked.get(i);
            if (reference == null || reference.assetId() == null) {
                wrong.add(new Detail(field + ".assetId", null, "the id that POST /api/upload answered with"));
                continue;
            }
            String role = blankToNull(reference.role());
            if (role != null && !role.matches("[a-zA-Z][a-zA-Z -]{0,39}")) {
                wrong.add(new Detail(field + ".role", role, "up to 40 letters, such as product, character, style"));
            }
            atMost(wrong, field + ".caption", reference.caption(), MAX_CAPTION);
            MediaRef image = medium(wrong, field, reference.assetId(), Asset.Kind.IMAGE);
            if (image != null) {
                references.add(new Brief.Reference(image, role, blankToNull(reference.caption())));
            }
        }
        return references;
    }

    private @Nullable MediaRef medium(List<Detail> wrong, String field, String assetId, Asset.Kind kind) {
        if (!assetId.matches("[0-9a-f-]{36}")) {
            wrong.add(new Detail(
                    field, assetId, "the id that POST /api/upload answered with; links and object keys are refused"));
            return null;
        }
        Optional<Asset> asset = assets.apply(assetId);
        if (asset.isEmpty()) {
            wrong.add(new Detail(field, assetId, "the id of an asset of yours; there is none with this id"));
            return null;
        }
        if (asset.get().kind() != kind) {
            String is = asset.get().kind().name().toLowerCase(java.util.Locale.ROOT);
            wrong.add(new Detail(
                    field, assetId + " (" + is + ")", "an asset of kind " + kind.name().toLowerCase(java.util.Locale.ROOT)));
            return null;
        }
        return asset.get().medium();
    }

    private static String oneOf(
            List<Detail> wrong, String field, @Nullable String given, List<String> allowed, String otherwise) {
        if (given == null) {
            return otherwise;
        }
        if (!allowed.contains(given)) {
            wrong.add(new Detail(field, given, allowed));
            return otherwise;
        }
        return given;
    }

    private static void atMost(List<Detail> wrong, String field, @Nullable String given, int length) {
        if (given != null && given.length() > length) {
            wrong.add(new Detail(field, given, "up to " + length + " characters"));
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String sentence(List<Detail> wrong) {
        List<String> fields = wrong.stream().map(Detail::field).distinct().toList();
        return fields.size() == 1
                ? "'" + fields.getFirst() + "' is not as it must be; see details."
                : "These are not as they must be: " + String.join(", ", fields) + "; see details.";
    }
}
