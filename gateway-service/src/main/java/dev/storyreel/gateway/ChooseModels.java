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
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The models of a request: what it names, else the house's defaults; each in the catalogue, alive, and able to do it. */
public final class ChooseModels {

    private final ModelCatalogue catalogue;
    private final GatewayProperties.Models defaults;
    private final Supplier<LocalDate> today;

    public ChooseModels(ModelCatalogue catalogue, GatewayProperties.Models defaults, Supplier<LocalDate> today) {
        this.catalogue = catalogue;
        this.defaults = defaults;
        this.today = today;
    }

    Brief.ModelChoice from(GenerateRequest request, String aspect, String resolution, List<Detail> wrong) {
        GenerateRequest.Models named = request.models();
        String plan = choose(Kind.PLAN, named == null ? null : named.plan(), request, defaults.plan(), wrong);
        String image = choose(Kind.IMAGE, named == null ? null : named.image(), request, defaults.image(), wrong);
        String clip = choose(Kind.CLIP, named == null ? null : named.clip(), request, defaults.clip(), wrong);
        String music = choose(Kind.MUSIC, named == null ? null : named.music(), request, defaults.music(), wrong);
        catalogue.find(Kind.CLIP, clip).map(ModelSpec::clip).ifPresent(able -> {
            if (!able.aspects().contains(aspect)) {
                wrong.add(new Detail("aspect", aspect + " with " + clip, able.aspects()));
            }
            if (!able.resolutions().contains(resolution)) {
                wrong.add(new Detail("resolution", resolution + " with " + clip, able.resolutions()));
            }
        });
        return new Brief.ModelChoice(plan, image, clip, music);
    }

    @Nullable OnRefusal onRefusal(GenerateRequest request, CheckOnRefusal.Film film, List<Detail> wrong) {
        return new CheckOnRefusal(catalogue, today.get(), "onRefusal", film).from(request.onRefusal(), wrong);
    }

    private String choose(
            Kind kind, @Nullable String named, GenerateRequest request, String otherwise, List<Detail> wrong) {
        String label = kind.name().toLowerCase(Locale.ROOT);
        if (named != null) {
            return usable(kind, "models." + label, named, otherwise, wrong);
        }
        String model = request.model();
        if (model == null) {
            return otherwise;
        }
        // The short form names the clip model, which makes the look and the price of a film.
        return kind == Kind.CLIP
                ? usable(kind, "model", model, otherwise, wrong)
                : catalogue.names(kind, today.get()).contains(model) ? model : otherwise;
    }

    private String usable(Kind kind, String field, String name, String otherwise, List<Detail> wrong) {
        List<String> usable = usable(kind);
        if (usable.contains(name)) {
            return name;
        }
        Optional<ModelSpec> retired = catalogue.find(kind, name).filter(model -> model.lifecycle().retiredOn(today.get()));
        String given = retired.map(model -> name + " (retired on " + model.lifecycle().retired()
                        + Optional.ofNullable(model.lifecycle().successor()).map(next -> "; use " + next).orElse("")
                        + ")")
                .orElse(name);
        wrong.add(new Detail(field, given, usable));
        return otherwise;
    }

    /** What is known against a model, though it can be used today; to be said before money is spent. */
    public Optional<String> notice(Kind kind, String model) {
        return catalogue.notice(kind, model, today.get());
    }

    /** The same of all models of a film. */
    public List<String> notices(Brief.ModelChoice chosen) {
        return Stream.of(
                        notice(Kind.PLAN, chosen.plan()),
                        notice(Kind.IMAGE, chosen.image()),
                        notice(Kind.CLIP, chosen.clip()),
                        notice(Kind.MUSIC, chosen.music()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Clips continue one another from a frame, so a clip model that cannot start on one is not offered. */
    private List<String> usable(Kind kind) {
        return catalogue.names(kind, today.get()).stream()
                .filter(name -> kind != Kind.CLIP
                        || catalogue.spec(kind, name).clipOrThrow().firstFrame())
                .toList();
    }
}
