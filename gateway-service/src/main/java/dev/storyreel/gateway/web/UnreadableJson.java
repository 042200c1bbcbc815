package dev.storyreel.gateway.web;

import dev.storyreel.gateway.Refusal.Detail;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says of a JSON body that could not be read which field is wrong, what was given and what is allowed. Pure. */
final class UnreadableJson {

    private UnreadableJson() {}

    static ErrorAnswer explain(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case UnrecognizedPropertyException unknown -> unknown(unknown);
            case InvalidFormatException wrong -> wrongValue(wrong, Objects.toString(wrong.getValue(), null), wrong.getTargetType());
            case MismatchedInputException wrong when !wrong.getPath().isEmpty() ->
                wrongValue(wrong, null, wrong.getTargetType());
            case MismatchedInputException _ -> answer(
                    "The body is not a JSON object of the form that is read here.",
                    new Detail("body", "another kind of JSON, or nothing", "a JSON object"));
            case JacksonException malformed -> malformed(malformed);
            case null, default -> answer(
                    "The body is missing or cannot be read.", new Detail("body", null, "a JSON object in UTF-8"));
        };
    }

    private static ErrorAnswer unknown(UnrecognizedPropertyException unknown) {
        String field = path(unknown);
        @Nullable Iterable<Object> known = unknown.getKnownPropertyIds();
        List<String> allowed = known == null
                ? List.of()
                : java.util.stream.StreamSupport.stream(known.spliterator(), false)
                        .map(Object::toString)
                        .sorted()
                        .toList();
        return answer("There is no field '" + field + "'.", new Detail(field, "an unknown field", allowed));
    }

    private static ErrorAnswer wrongValue(JacksonException wrong, @Nullable String given, @Nullable Class<?> type) {
        String field = path(wrong);
        return answer("'" + field + "' is not as it must be; see details.", new Detail(field, given, allowed(type)));
    }

    private static ErrorAnswer malformed(JacksonException malformed) {
        @Nullable TokenStreamLocation at = malformed.getLocation();
        String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return answer("The body is not well-formed JSON.", new Detail("body", "malformed JSON" + where, "a JSON object"));
    }

    private static Object allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "a value of another kind";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            boolean whole = type == Integer.class || type == Long.class || type == int.class || type == long.class;
            return whole ? "a whole number" : "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "text" : "a JSON object (" + type.getSimpleName().toLowerCase(Locale.ROOT) + ")";
    }

    /** Such as {@code referenceAssets[0].role}. */
    private static String path(JacksonException wrong) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static ErrorAnswer answer(String message, Detail detail) {
        return new ErrorAnswer("INVALID_REQUEST", message, List.of(detail));
    }
}
