package dev.storyreel.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DashboardTest {

    static List<Path> dashboards() {
        return DashboardMetrics.dashboards();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void each_panel_says_what_it_shows_in_which_unit_and_asks_prometheus(Path dashboard) {
        List<JsonNode> panels = panels(dashboard);
        assertThat(panels).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.at("/fieldConfig/defaults/unit").asString()).isNotBlank();
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("prometheus");
            assertThat(panel.path("targets")).isNotEmpty().allSatisfy(target -> {
                assertThat(target.path("expr").asString()).isNotBlank();
                assertThat(target.at("/datasource/uid").asString()).isEqualTo("prometheus");
            });
            assertThat(panel.path("targets").findValuesAsString("refId")).doesNotHaveDuplicates();
        });
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void panels_are_told_apart_and_do_not_overlap(Path dashboard) {
        List<JsonNode> panels = panels(dashboard);
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels).extracting(panel -> panel.path("title").asString()).doesNotHaveDuplicates();
        assertThat(panels.stream().flatMap(DashboardTest::cells)).doesNotHaveDuplicates();
    }

    @Test
    void the_data_source_that_panels_name_is_provisioned() {
        assertThat(new Yaml().<Object>load(
                                Repository.text("deploy/grafana/provisioning/datasources/prometheus.yml"))
                        .toString())
                .contains("uid=prometheus", "url=http://prometheus:9090");
    }

    /** Whether a running house has them is seen in its scrape; whether they are ours at all is seen here. */
    @Test
    void each_of_our_metrics_that_is_asked_for_is_made_somewhere() {
        String sources = Stream.of("gateway-service", "common-events", "common-ledger")
                .map(Repository::sources)
                .reduce("", String::concat);
        assertThat(DashboardMetrics.queried().stream().filter(name -> name.startsWith("storyreel_")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(sources).containsPattern(
                        "\"" + name.replaceFirst("(_total|_seconds|(?<=_cost_per_second)_usd)$", "").replace('_', '.') + "\""));
    }

    private static Stream<String> cells(JsonNode panel) {
        JsonNode at = panel.path("gridPos");
        return Stream.iterate(at.path("x").asInt(), x -> x < at.path("x").asInt() + at.path("w").asInt(), x -> x + 1)
                .flatMap(x -> Stream.iterate(
                                at.path("y").asInt(),
                                y -> y < at.path("y").asInt() + at.path("h").asInt(),
                                y -> y + 1)
                        .map(y -> x + "/" + y));
    }

    private static List<JsonNode> panels(Path dashboard) {
        return JsonMapper.builder().build().readTree(Repository.text(dashboard)).path("panels").valueStream().toList();
    }
}
