package dev.storyreel.refine;

import dev.storyreel.ledger.Workshop;
import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.Kind;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ModelSpec;
import dev.storyreel.refine.media.FfmpegMaster;
import dev.storyreel.refine.media.Measuring;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What refine-service brings to the ledger: its mind, its hands, its gauge. */
@Configuration(proxyBeanMethods = false)
class RefineConfiguration {

    @Bean
    RefineDecider refineDecider(ModelCatalogue catalogue) {
        return new RefineDecider(model -> catalogue
                .find(Kind.CLIP, model)
                .map(ModelSpec::clip)
                .map(ModelSpec.Clip::ownSound)
                .orElse(false));
    }

    @Bean
    FfmpegMaster ffmpegMaster(Ffmpeg ffmpeg) {
        return new FfmpegMaster(ffmpeg);
    }

    @Bean
    Workshop measuring(Ffmpeg ffmpeg) {
        return new Measuring(ffmpeg);
    }
}
