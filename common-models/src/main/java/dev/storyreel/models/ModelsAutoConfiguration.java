package dev.storyreel.models;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.PropertySource;

/**
 * The catalogue, its rate card, and the models that are configured. Each provider's package has an auto-configuration of
 * its own that adds its models; the registry finds them by their type.
 */
@AutoConfiguration
@EnableConfigurationProperties(ModelsProperties.class)
@PropertySource("classpath:models-defaults.properties")
public final class ModelsAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    ModelCatalogue modelCatalogue(ModelsProperties properties) {
        return ModelCatalogue.load().stillServing(properties.stillServed());
    }

    @Bean
    RateCard rateCard(ModelCatalogue catalogue) {
        return new RateCard(catalogue);
    }

    @Bean
    @ConditionalOnMissingBean
    ModelRegistry modelRegistry(ModelCatalogue catalogue, ObjectProvider<Model<?>> models) {
        return new ModelRegistry(catalogue, models.orderedStream().toList());
    }
}
