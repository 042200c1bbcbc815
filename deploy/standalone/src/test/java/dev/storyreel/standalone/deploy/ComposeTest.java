package dev.storyreel.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.storyreel.events.Topics;
import dev.storyreel.media.MediaProperties;
import dev.storyreel.standalone.house.Unit;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.yaml.snakeyaml.Yaml;

/** The containers are the same system as the code: same services, ports, variables, topics. */
class ComposeTest {

    private static final Pattern OURS =
            Pattern.compile("STORYREEL_.*|REPLICATE_.*|OPENAI_.*|GROQ_.*|ELEVENLABS_.*|RUNWAYML_.*|GEMINI_.*");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|TOKEN|ACCESS_KEY|API_KEY).*");

    private final Compose compose = new Compose();

    @Test
    void the_five_services_are_built_and_all_else_is_pulled() {
        assertThat(compose.built())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Unit.values()).map(Unit::serviceName).toList());
    }

    @ParameterizedTest
    @EnumSource
    void one_recipe_builds_each_from_its_module(Unit unit) {
        Map<String, Object> build = Compose.map(compose.service(unit.serviceName()), "build");
        assertThat(build).containsEntry("dockerfile", "deploy/docker/Dockerfile").containsEntry("context", ".");
        assertThat(Compose.map(build, "args")).containsExactly(Map.entry("SERVICE", unit.serviceName()));
        assertThat(Repository.text("pom.xml")).contains("<module>" + unit.serviceName() + "</module>");
        assertThat(Repository.text("deploy/docker/Dockerfile")).contains("ARG SERVICE").contains("-pl \"${SERVICE}\"");
    }

    @ParameterizedTest
    @EnumSource
    void every_variable_that_is_set_is_read(Unit unit) {
        String sources = sourcesOf(unit);
        assertThat(environment(unit)).allSatisfy((name, _) ->
                assertThat(sources.contains("${" + name) || isHeardByMedia(name)).as(name).isTrue());
    }

    @ParameterizedTest
    @EnumSource
    void every_variable_without_a_default_is_set(Unit unit) {
        Set<String> needed = found("\\$\\{(STORYREEL_[A-Z0-9_]+)}", sourcesOf(unit));
        assertThat(environment(unit).keySet()).containsAll(needed);
    }

    /** These have defaults, but in a container their defaults lead nowhere. */
    @ParameterizedTest
    @EnumSource
    void nothing_is_left_to_a_default_that_means_this_machine(Unit unit) {
        Set<String> local = found("\\$\\{([A-Z0-9_]+):[^}]*localhost[^}]*}", sourcesOf(unit));
        assertThat(local).isNotEmpty();
        assertThat(environment(unit).keySet()).containsAll(local).contains("STORYREEL_DB_PASSWORD");
        assertThat(environment(unit).values().stream().filter(value -> value.contains("localhost"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_service_listens_where_its_health_is_asked_and_its_metrics_are_read(Unit unit) {
        String name = unit.serviceName();
        String port = compose.environment(name).get(unit.portVariable());
        Map<String, Object> yml = new Yaml().load(Repository.text(name + "/src/main/resources/" + name + ".yml"));
        assertThat(Compose.map(yml, "server")).containsEntry("port", "${" + unit.portVariable() + ":" + port + "}");
        assertThat(compose.healthCheck(name)).endsWith("http://localhost:" + port + "/actuator/health");
        assertThat(scrape().get("targets").toString()).contains(name + ":" + port);
        Map<String, Object> web = Stream.of("management", "endpoints", "web", "exposure")
                .reduce(yml, Compose::map, (_, last) -> last);
        assertThat(web.get("include").toString().split(",")).contains("health", "prometheus");
    }

    @Test
    void nothing_else_is_scraped() {
        assertThat((List<?>) scrape().get("targets")).hasSameSizeAs(Unit.values());
        assertThat(Repository.text("deploy/prometheus/prometheus.yml")).contains("metrics_path: /actuator/prometheus");
    }

    @Test
    void each_container_has_a_health_check_and_limits() {
        assertThat(compose.services()).allSatisfy(name -> {
            assertThat(compose.healthCheck(name)).as(name).isNotEmpty();
            Map<String, Object> limits = Stream.of("deploy", "resources", "limits")
                    .reduce(compose.service(name), Compose::map, (_, last) -> last);
            assertThat(limits).as(name).containsKeys("cpus", "memory");
        });
    }

    @Test
    void what_is_waited_for_is_there() {
        assertThat(compose.services()).allSatisfy(name -> {
            if (compose.service(name).containsKey("depends_on")) {
                assertThat(compose.services())
                        .containsAll(Compose.map(compose.service(name), "depends_on").keySet());
            }
        });
    }

    @Test
    void no_secret_is_written_down() {
        assertThat(compose.services()).allSatisfy(service -> compose.environment(service).forEach((name, value) -> {
            if (SECRET.matcher(name).matches()) {
                boolean optionalKeyOfAProvider = value.equals("${" + name + ":-}");
                assertThat(Compose.isRequired(value) || optionalKeyOfAProvider).as(service + " " + name).isTrue();
            }
        }));
        assertThat(compose.variables()).allMatch(use -> Compose.isRequired(use) || use.endsWith(":-}"));
        assertThat(compose.text).doesNotContainIgnoringCase("password=").doesNotContain("local-only");
    }

    @Test
    void the_local_profile_sets_what_compose_requires_and_nothing_else() {
        Properties local = localProfile();
        assertThat(local.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(compose.required());
        assertThat(local.values()).noneMatch(value -> value.toString().isBlank());
    }

    @Test
    void kafka_needs_no_zookeeper_makes_no_topics_and_fits_its_container() {
        Map<String, String> kafka = compose.environment("kafka");
        assertThat(kafka)
                .containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .containsEntry("KAFKA_PROCESS_ROLES", "broker,controller")
                .doesNotContainKey("KAFKA_ZOOKEEPER_CONNECT");
        // Its own default is a heap as large as the container may become.
        assertThat(kafka.get("KAFKA_HEAP_OPTS")).isEqualTo("-Xmx512m");
        assertThat(environment(Unit.GATEWAY).get("STORYREEL_KAFKA"))
                .isEqualTo(kafka.get("KAFKA_ADVERTISED_LISTENERS").replace("BROKER://", ""));
    }

    @Test
    void the_database_is_the_one_that_the_services_open() {
        Map<String, String> postgres = compose.environment("postgres");
        Map<String, String> service = environment(Unit.CHUNK);
        assertThat(service)
                .containsEntry("STORYREEL_DB_URL", "jdbc:postgresql://postgres:5432/" + postgres.get("POSTGRES_DB"))
                .containsEntry("STORYREEL_DB_USER", postgres.get("POSTGRES_USER"))
                .containsEntry("STORYREEL_DB_PASSWORD", postgres.get("POSTGRES_PASSWORD"));
    }

    @Test
    void the_bucket_is_there_before_the_services_are() {
        MediaProperties.S3 s3 = media(environment(Unit.CHUNK)).s3();
        List<String> command = Compose.strings(compose.service("objects"), "command");
        assertThat(s3.createBucket() || command.contains("-bucket=" + s3.bucket())).isTrue();
        Map<String, String> objects = compose.environment("objects");
        assertThat(local(objects.get("AWS_ACCESS_KEY_ID"))).isEqualTo(s3.accessKey());
        assertThat(local(objects.get("AWS_SECRET_ACCESS_KEY"))).isEqualTo(s3.secretKey());
        assertThat(compose.healthCheck("objects").getLast())
                .contains(":" + Objects.requireNonNull(s3.endpoint()).getPort() + "/");
        assertThat(Compose.strings(compose.service("objects"), "ports")).isNotEmpty();
    }

    @Test
    void images_are_pinned() {
        List<String> images = Stream.concat(
                        found("(?m)^\\s+image: (\\S+)$", compose.text).stream(),
                        found("(?m)^FROM (\\S+)", Repository.text("deploy/docker/Dockerfile")).stream())
                .toList();
        assertThat(images).hasSizeGreaterThanOrEqualTo(compose.services().size() - Unit.values().length + 2);
        assertThat(images).allMatch(image -> image.matches("[^:]+:v?\\d[^:]*"));
    }

    @Test
    void whatever_is_mounted_exists() {
        Set<String> mounted = found("- \\./([^:\\s]+):", compose.text);
        assertThat(mounted).isNotEmpty().allSatisfy(path -> assertThat(Repository.file(path)).exists());
        String home = compose.environment("grafana").get("GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH");
        Path dashboard = Path.of("deploy/grafana/dashboards").resolve(Path.of(home).getFileName());
        assertThat(Repository.file(dashboard.toString())).exists();
        assertThat(compose.text).contains("./deploy/grafana/dashboards:" + Path.of(home).getParent() + ":");
        assertThat(Repository.text("deploy/grafana/provisioning/dashboards/storyreel.yml"))
                .contains("path: " + Path.of(home).getParent() + "\n");
    }

    @Test
    void no_topic_is_named_that_there_is_not() {
        String all = Stream.concat(
                        Stream.of("docker-compose.yml", "deploy/prometheus/prometheus.yml").map(Repository::file),
                        Repository.files("deploy/grafana", "").stream().filter(Files::isRegularFile))
                .map(Repository::text)
                .collect(Collectors.joining("\n"));
        assertThat(Topics.ALL).containsAll(found("\\b(video\\.[a-z]+)\\b", all));
    }

    private Map<String, String> environment(Unit unit) {
        Map<String, String> environment = compose.environment(unit.serviceName());
        assertThat(environment.keySet()).allMatch(OURS.asMatchPredicate());
        return environment;
    }

    private static String sourcesOf(Unit unit) {
        return Stream.of(unit.serviceName(), "common-events", "common-media", "common-models", "common-ledger")
                .map(Repository::sources)
                .collect(Collectors.joining("\n"));
    }

    /** Media settings are bound by name: one that is heard makes a difference when it changes. */
    private boolean isHeardByMedia(String name) {
        Map<String, String> environment = environment(Unit.CHUNK);
        Map<String, String> changed = new HashMap<>(environment);
        changed.put(name, name.endsWith("ENDPOINT") ? "http://changed" : "changed");
        return !media(changed).equals(media(environment));
    }

    private static MediaProperties media(Map<String, String> variables) {
        Map<String, Object> values = new HashMap<>();
        variables.forEach((name, value) -> values.put(name, local(value)));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values));
        return Binder.get(environment).bindOrCreate("storyreel", MediaProperties.class);
    }

    /** What compose makes of a value with the local profile. */
    private static String local(String value) {
        return Pattern.compile("\\$\\{([A-Z0-9_]+):[^}]*}").matcher(value)
                .replaceAll(use -> Matcher.quoteReplacement(localProfile().getProperty(use.group(1), "")));
    }

    private static Properties localProfile() {
        Properties local = new Properties();
        try {
            local.load(new StringReader(Repository.text("deploy/docker/local.env")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return local;
    }

    private Map<String, Object> scrape() {
        Map<String, Object> file = new Yaml().load(Repository.text("deploy/prometheus/prometheus.yml"));
        return first(first(file, "scrape_configs"), "static_configs");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> first(Map<String, Object> in, String key) {
        return (Map<String, Object>) ((List<?>) Objects.requireNonNull(in.get(key))).getFirst();
    }

    private static Set<String> found(String regex, String text) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(regex).matcher(text);
        matcher.results().map(result -> result.group(1)).forEach(found::add);
        return found;
    }
}
