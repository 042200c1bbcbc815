package dev.storyreel.refine;

import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.Kind;
import dev.storyreel.models.Ladder;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.refine.media.FfmpegMaster;
import dev.storyreel.refine.media.Measuring;
import dev.storyreel.refine.passport.IssuePassport;
import dev.storyreel.refine.passport.PassportWorkshop;
import dev.storyreel.refine.store.LedgerDossiers;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The refine phase as a process of its own. Its settings are in {@code refine-service.yml}. */
@SpringBootApplication
public class RefineService {

    public static void main(String[] args) {
        new SpringApplicationBuilder(RefineService.class)
                .properties("spring.config.name=refine-service")
                .run(args);
    }

    @Bean
    RefineDecider refineDecider(ModelCatalogue catalogue) {
        return new RefineDecider(model -> catalogue
                .find(Kind.CLIP, model)
                .map(ModelSpec::clip)
                .map(ModelSpec.Clip::ownSound)
                .orElse(false), new Ladder(catalogue));
    }

    @Bean
    FfmpegMaster ffmpegMaster(Ffmpeg ffmpeg) {
        return new FfmpegMaster(ffmpeg);
    }

    @Bean
    Workshop workshop(Ffmpeg ffmpeg, JdbcClient jdbc, ModelCatalogue catalogue) {
        return new PassportWorkshop(new Measuring(ffmpeg), new LedgerDossiers(jdbc), new IssuePassport(catalogue));
    }
}
