package dev.storyreel.models.animatic.music;

import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The animatic composer is always there. */
@AutoConfiguration(after = ModelsAutoConfiguration.class)
public final class AnimaticMusicAutoConfiguration {

    @Bean
    AnimaticMusicModel animaticMusicModel() {
        return new AnimaticMusicModel();
    }
}
