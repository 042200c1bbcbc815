package dev.storyreel.gateway;

import dev.storyreel.gateway.takes.PlanTake;
import dev.storyreel.gateway.takes.PriceFilm;
import dev.storyreel.gateway.takes.PriceRange;
import dev.storyreel.gateway.takes.Reroute;
import dev.storyreel.gateway.takes.RerouteTake;
import dev.storyreel.gateway.takes.StartTake;
import dev.storyreel.ledger.desk.DoubtDesk;
import dev.storyreel.media.MediaStore;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.RateCard;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the gateway together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
class GatewayConfiguration {

    @Bean
    CurrentTenant currentTenant() {
        return CurrentTenant.LOCAL;
    }

    @Bean
    FindVideo findVideo(CurrentTenant tenant, Videos videos) {
        return new FindVideo(tenant, videos);
    }

    @Bean
    OnceByKey onceByKey(IdempotencyKeys keys) {
        return new OnceByKey(keys);
    }

    @Bean
    Bell bell() {
        return new Bell();
    }

    @Bean
    FilmMetrics filmMetrics(MeterRegistry meters, ModelCatalogue catalogue, RateCard rates) {
        return new FilmMetrics(meters, brief -> catalogue.find(Kind.CLIP, brief.models().clip()).isPresent()
                ? Optional.of(PriceRange.likely(brief, catalogue, rates))
                : Optional.empty());
    }

    @Bean
    ProjectFact projectFact(
            Videos videos, History history, TransactionOperations transaction, Bell bell, FilmMetrics metrics) {
        return new ProjectFact(videos, history, transaction, List.of(bell, metrics));
    }

    @Bean
    StartFilm startFilm(
            OnceByKey once, StartFilm.Say say, ProjectFact project, TransactionOperations transaction) {
        return new StartFilm(once, say, project, transaction);
    }

    @Bean
    StartTake startTake(
            FindVideo find,
            Videos videos,
            OnceByKey once,
            StartFilm.Say say,
            ProjectFact project,
            TransactionOperations transaction) {
        return new StartTake(find, videos, once, say, project, transaction);
    }

    @Bean
    PlanTake planTake(ModelCatalogue catalogue, RateCard rates, Clock clock) {
        return new PlanTake(catalogue, rates, () -> LocalDate.now(clock));
    }

    @Bean
    Reroute reroute(DoubtDesk desk, Videos videos, ModelCatalogue catalogue, RateCard rates, StartTake start) {
        return new Reroute(desk, videos, new RerouteTake(catalogue, rates), start);
    }

    @Bean
    ChooseModels chooseModels(ModelCatalogue catalogue, GatewayProperties properties, Clock clock) {
        return new ChooseModels(catalogue, properties.models(), () -> LocalDate.now(clock));
    }

    @Bean
    Links links(MediaStore media, GatewayProperties properties, Clock clock) {
        return new Links(media, properties.links(), clock);
    }

    @Bean
    PriceFilm priceFilm(ModelCatalogue catalogue, RateCard rates) {
        return new PriceFilm(catalogue, rates);
    }

    @Bean
    TimeLeft timeLeft(ModelCatalogue catalogue) {
        return new TimeLeft(catalogue);
    }

    /** Before the gateway is ready; what is heard meanwhile waits for the lock of its video. */
    @Bean
    ApplicationRunner rebuild(
            GatewayProperties properties, Videos videos, History history, TransactionOperations transaction) {
        return _ -> {
            if (properties.rebuildOnStart()) {
                int folded = new RebuildProjection(videos, history, transaction).run();
                LoggerFactory.getLogger(RebuildProjection.class).info("{} videos were folded anew.", folded);
            }
        };
    }
}
