package dev.storyreel.gateway;

import dev.storyreel.events.Brief;
import dev.storyreel.events.OnRefusal;
import dev.storyreel.gateway.Refusal.Detail;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to be tried where a provider refuses, as it was wished: each model in the catalogue, alive, another than the one
 * that is asked first, and able to take its place in this film. Pure.
 *
 * @param field of the request that holds the wish
 * @param film  its models, shape and track
 */
public record CheckOnRefusal(ModelCatalogue catalogue, LocalDate today, String field, Film film) {

    /** @param track whether one was uploaded, so that clips need no sound of their own */
    public record Film(Brief.ModelChoice models, String aspect, String resolution, boolean track) {}

    /** Null where nothing is wished; what is wrong is added. */
    public @Nullable OnRefusal from(GenerateRequest.@Nullable OnRefusal wish, List<Detail> wrong) {
        if (wish == null) {
            return null;
        }
        GenerateRequest.Models named =
                Objects.requireNonNullElse(wish.models(), new GenerateRequest.Models(null, null, null, null));
        Brief.ModelChoice first = film.models();
        OnRefusal.OtherModels models = new OnRefusal.OtherModels(
                usable(Kind.PLAN, named.plan(), first.plan(), wrong),
                usable(Kind.IMAGE, named.image(), first.image(), wrong),
                usable(Kind.CLIP, named.clip(), first.clip(), wrong),
                usable(Kind.MUSIC, named.music(), first.music(), wrong));
        boolean none = models.equals(new OnRefusal.OtherModels(null, null, null, null));
        boolean newSeed = Boolean.TRUE.equals(wish.newSeed());
        boolean soften = Boolean.TRUE.equals(wish.softenPrompt());
        return newSeed || soften || !none ? new OnRefusal(newSeed, soften, none ? null : models) : null;
    }

    private @Nullable String usable(Kind kind, @Nullable String named, String first, List<Detail> wrong) {
        if (named == null) {
            return null;
        }
        List<String> usable = catalogue.names(kind, today).stream()
                .filter(name -> !name.equals(first))
                .filter(name -> kind != Kind.CLIP || fits(catalogue.spec(Kind.CLIP, name).clipOrThrow()))
                .toList();
        if (!usable.contains(named)) {
            wrong.add(new Detail(field + ".models." + kind.name().toLowerCase(Locale.ROOT), named, usable));
        }
        return named;
    }

    private boolean fits(ModelSpec.Clip able) {
        boolean sounds = !film.track()
                && catalogue.find(Kind.CLIP, film.models().clip()).map(ModelSpec::clip).map(ModelSpec.Clip::ownSound).orElse(false);
        return able.firstFrame()
                && able.aspects().contains(film.aspect())
                && able.resolutions().contains(film.resolution())
                && (able.ownSound() || !sounds);
    }
}
