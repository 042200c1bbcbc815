package dev.storyreel.models.planning;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the YAML files that lie beside the code: names in the file's order, each with its record. */
public final class DataFile {

    /** A word that no record has is a slip of the pen, and better found at start than never. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private DataFile() {}

    /** The entries of a file beside {@code owner}, in the order they stand. */
    public static <T> Map<String, T> entries(Class<?> owner, String name, Class<T> type) {
        Map<String, T> entries = new LinkedHashMap<>();
        read(owner, name).forEach((key, value) -> entries.put(key.toString(), MAPPER.convertValue(value, type)));
        return Collections.unmodifiableMap(entries);
    }

    /** A whole file beside {@code owner} as one record. */
    public static <T> T whole(Class<?> owner, String name, Class<T> type) {
        return MAPPER.convertValue(read(owner, name), type);
    }

    private static Map<?, ?> read(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + name + " beside " + owner.getName() + ".");
            }
            return new Yaml(new SafeConstructor(new LoaderOptions()))
                    .load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
