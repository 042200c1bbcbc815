package dev.storyreel.simulator.replicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One of the models that can be run at Replicate: what it takes, what it makes, what it costs.
 *
 * @param versioned whether it is somebody else's than Replicate's own: asked by version alone, and paid for once it has run
 */
record ModelCard(
        Makes makes, Type output, double pace, boolean versioned, Price price, Map<String, Field> input) {

    enum Makes {
        @JsonProperty("clip")
        CLIP,
        @JsonProperty("image")
        IMAGE,
        @JsonProperty("music")
        MUSIC,
        @JsonProperty("speech")
        SPEECH,
        /** A clip with a sound to it. */
        @JsonProperty("foley")
        FOLEY,
        /** A clip whose mouth follows a sound. */
        @JsonProperty("lipsync")
        LIPSYNC
    }

    enum Type {
        @JsonProperty("string")
        STRING,
        @JsonProperty("integer")
        INTEGER,
        @JsonProperty("number")
        NUMBER,
        @JsonProperty("boolean")
        BOOLEAN,
        @JsonProperty("uri")
        URI,
        @JsonProperty("uris")
        URIS;

        private boolean fits(JsonNode value) {
            return switch (this) {
                case STRING -> value.isString();
                case INTEGER -> value.isIntegralNumber();
                case NUMBER -> value.isNumber();
                case BOOLEAN -> value.isBoolean();
                case URI -> value.isString() && value.asString().matches("(?s)(https?://|data:).+");
                case URIS -> value.isArray() && value.valueStream().allMatch(URI::fits);
            };
        }
    }

    enum Unit {
        @JsonProperty("second")
        SECOND,
        @JsonProperty("run")
        RUN,
        /** Of a text, by the thousand. */
        @JsonProperty("character")
        CHARACTER
    }

    record Price(Unit unit, Map<String, BigDecimal> usd) {}

    record Field(
            Type type,
            boolean required,
            boolean nullable,
            @JsonProperty("enum") @Nullable List<JsonNode> values,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            @JsonProperty("default") @Nullable JsonNode preset) {}

    /** What Replicate says of a field that it does not take. */
    record InvalidField(String type, String field, String description) {}

    /** All that is wrong with an input; empty where nothing is. */
    List<InvalidField> check(JsonNode given) {
        List<InvalidField> wrong = new ArrayList<>();
        input.forEach((name, field) -> {
            if (field.required() && !given.has(name)) {
                wrong.add(new InvalidField("required", "input", name + " is required"));
            }
        });
        given.properties().forEach(entry -> {
            @Nullable Field field = input.get(entry.getKey());
            if (field == null) {
                wrong.add(new InvalidField(
                        "additional_property_not_allowed",
                        "input",
                        "Additional property " + entry.getKey() + " is not allowed"));
            } else if (!(entry.getValue().isNull() && field.nullable())) {
                check("input." + entry.getKey(), field, entry.getValue(), wrong);
            }
        });
        return wrong;
    }

    private static void check(String name, Field field, JsonNode value, List<InvalidField> wrong) {
        if (!field.type().fits(value)) {
            wrong.add(new InvalidField(
                    "invalid_type", name, "Invalid type. Expected: " + field.type().name().toLowerCase(java.util.Locale.ROOT)));
        } else if (field.values() != null && !field.values().contains(value)) {
            wrong.add(new InvalidField("enum", name, name + " must be one of the following: " + field.values()));
        } else if (field.min() != null && value.decimalValue().compareTo(field.min()) < 0) {
            wrong.add(new InvalidField("number_gte", name, "Must be greater than or equal to " + field.min()));
        } else if (field.max() != null && value.decimalValue().compareTo(field.max()) > 0) {
            wrong.add(new InvalidField("number_lte", name, "Must be less than or equal to " + field.max()));
        }
    }

    /** A value that was given, else the model's own default, else a missing node. */
    JsonNode value(JsonNode given, String name) {
        JsonNode value = given.path(name);
        if (!value.isMissingNode() && !value.isNull()) {
            return value;
        }
        @Nullable Field field = input.get(name);
        return field == null || field.preset() == null ? given.path("") : field.preset();
    }

    /** @param seconds of what is made; any part of one counts as a whole */
    BigDecimal usd(JsonNode given, double seconds) {
        String resolution = value(given, "resolution").asString("any");
        @Nullable BigDecimal unit = price.usd().getOrDefault(resolution, price.usd().get("any"));
        if (value(given, "generate_audio").asBoolean(false)) {
            unit = price.usd().getOrDefault(resolution + "+sound", price.usd().getOrDefault("any+sound", unit));
        }
        Objects.requireNonNull(unit, "A model without a price.");
        return switch (price.unit()) {
            case SECOND -> unit.multiply(BigDecimal.valueOf((long) Math.ceil(seconds)));
            case RUN -> unit;
            case CHARACTER -> {
                String text = value(given, "text").asString("");
                yield unit.multiply(BigDecimal.valueOf(text.codePointCount(0, text.length()))).movePointLeft(3);
            }
        };
    }

    double runSeconds(double seconds) {
        return switch (makes) {
            case CLIP, FOLEY, LIPSYNC -> pace * seconds;
            case IMAGE, MUSIC, SPEECH -> pace;
        };
    }
}
