package dev.storyreel.events.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/**
 * How events and states are written as JSON: components in the order of the record, absent ones left out, times in ISO
 * 8601. Reading is strict where a mistake could pass unseen (a component without {@code @Nullable} must be there) and lenient
 * where an older reader meets a newer writer (an unknown component is ignored).
 */
public final class EventJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .annotationIntrospector(new RecordsSayWhatMayBeAbsent())
            .changeDefaultPropertyInclusion(
                    inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            // Amounts stay as they were written, in trees too: 0.50 is 0.50.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private EventJson() {}

    /** Immutable, so it may be shared; not a bean, so the web's JSON stays the web's business. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /** Takes a record's word for what may be absent: what it marks {@code @Nullable}, and nothing else. */
    private static final class RecordsSayWhatMayBeAbsent extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            return mustBeThere(member) ? Boolean.TRUE : super.hasRequiredMarker(config, member);
        }

        @Override
        public JsonSetter.Value findSetterInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedMember member && mustBeThere(member)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL)
                    : super.findSetterInfo(config, annotated);
        }

        private static boolean mustBeThere(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter
                    && parameter.getDeclaringClass().isRecord()
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && !nullable(constructor, parameter.getIndex());
        }

        private static boolean nullable(Executable constructor, int index) {
            AnnotatedElement type = constructor.getAnnotatedParameterTypes()[index];
            return type.isAnnotationPresent(Nullable.class);
        }
    }
}
