package dev.storyreel.models.animatic;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.models.ModelsAutoConfiguration;
import dev.storyreel.models.animatic.clip.AnimaticClipModel;
import dev.storyreel.models.animatic.image.AnimaticImageModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The free picture models are always there; ffmpeg is looked for when one of them needs it. */
@AutoConfiguration(before = ModelsAutoConfiguration.class)
public final class AnimaticPicturesAutoConfiguration {

    @Bean
    AnimaticImageModel animaticImageModel(ObjectProvider<Ffmpeg> ffmpeg) {
        return new AnimaticImageModel(ffmpeg::getObject);
    }

    @Bean
    AnimaticClipModel animaticClipModel(ObjectProvider<Ffmpeg> ffmpeg) {
        return new AnimaticClipModel(ffmpeg::getObject);
    }
}
