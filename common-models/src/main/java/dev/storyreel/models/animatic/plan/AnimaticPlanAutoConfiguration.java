package dev.storyreel.models.animatic.plan;

import dev.storyreel.models.ModelsAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The free planner is always there. */
@AutoConfiguration(before = ModelsAutoConfiguration.class)
public final class AnimaticPlanAutoConfiguration {

    @Bean
    AnimaticPlanModel animaticPlanModel() {
        return new AnimaticPlanModel();
    }
}
