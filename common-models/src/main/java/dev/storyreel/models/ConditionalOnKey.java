package dev.storyreel.models;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.ConfigurationCondition;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/** For a provider's models: they are there where the property that holds its key has a text. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnKey.KeyIsSet.class)
public @interface ConditionalOnKey {

    /** The property, such as {@code storyreel.replicate.token}. */
    String value();

    /** Asked when beans are registered: by then the defaults of {@link ModelsAutoConfiguration} are read. */
    final class KeyIsSet extends SpringBootCondition implements ConfigurationCondition {

        @Override
        public ConfigurationPhase getConfigurationPhase() {
            return ConfigurationPhase.REGISTER_BEAN;
        }

        @Override
        public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, Object> attributes =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnKey.class.getName()));
            String property = String.valueOf(attributes.get("value"));
            return new ConditionOutcome(
                    StringUtils.hasText(context.getEnvironment().getProperty(property)),
                    ConditionMessage.of(property + " decides"));
        }
    }
}
