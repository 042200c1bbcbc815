package dev.storyreel.standalone.deploy;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** docker-compose.yml, read as YAML: merges resolved, variables left as they are written. */
final class Compose {

    private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?[^}]+}");

    final String text = Repository.text("docker-compose.yml");
    private final Map<String, Object> file = new Yaml().load(text);

    Set<String> services() {
        return map(file, "services").keySet();
    }

    Map<String, Object> service(String name) {
        return map(map(file, "services"), name);
    }

    /** Services that are built here rather than pulled. */
    Set<String> built() {
        Set<String> built = new TreeSet<>(services());
        built.removeIf(name -> !service(name).containsKey("build"));
        return built;
    }

    Map<String, String> environment(String service) {
        Map<String, String> environment = new TreeMap<>();
        if (service(service).containsKey("environment")) {
            map(service(service), "environment").forEach((name, value) -> environment.put(name, value.toString()));
        }
        return environment;
    }

    List<String> healthCheck(String service) {
        return strings(map(service(service), "healthcheck"), "test");
    }

    /** The variables without which compose refuses to start. */
    Set<String> required() {
        Set<String> names = new TreeSet<>();
        REQUIRED.matcher(text).results().map(found -> found.group(1)).forEach(names::add);
        return names;
    }

    /** Every use of a variable, with its braces. */
    List<String> variables() {
        return Pattern.compile("\\$\\{[^}]*}").matcher(text).results().map(MatchResult::group).toList();
    }

    static boolean isRequired(String value) {
        return REQUIRED.matcher(value).matches();
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Map<String, Object> in, String key) {
        return (Map<String, Object>) Objects.requireNonNull(in.get(key), key);
    }

    static List<String> strings(Map<String, Object> in, String key) {
        return in.containsKey(key)
                ? ((List<?>) in.get(key)).stream().map(Object::toString).toList()
                : List.of();
    }
}
