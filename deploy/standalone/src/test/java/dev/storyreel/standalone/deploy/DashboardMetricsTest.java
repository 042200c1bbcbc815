package dev.storyreel.standalone.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class DashboardMetricsTest {

    private static final String DASHBOARD = """
            {"panels": [
              {"targets": [
                {"expr": "histogram_quantile(0.99, sum by (le, phase) (rate(work_seconds_bucket{phase=~\\"clip|cut\\", a!=\\"}\\"}[5m])))"},
                {"expr": "sum(films_total) - (sum without (pod) (rate(films_total[$__rate_interval] offset 1h)) or vector(0))"}]},
              {"type": "row", "panels": [
                {"targets": [{"expr": "used_bytes / on (service) group_left (node) limit_bytes > bool 1e3 and 5 * work_seconds_max"}]}]}]}
            """;

    @Test
    void names_of_series_are_told_from_functions_labels_words_and_numbers() {
        assertThat(DashboardMetrics.seriesOf(DASHBOARD))
                .containsExactlyInAnyOrder(
                        "work_seconds_bucket", "work_seconds_max", "films_total", "used_bytes", "limit_bytes");
    }

    @Test
    void parts_of_a_histogram_have_one_base() {
        assertThat(Set.of("work_seconds_bucket", "work_seconds_sum", "work_seconds_count", "work_seconds_max"))
                .extracting(DashboardMetrics::base)
                .containsOnly("work_seconds");
        assertThat(DashboardMetrics.base("films_total")).isEqualTo("films_total");
        assertThat(DashboardMetrics.base("pool_connections_max")).isEqualTo("pool_connections_max");
    }

    @Test
    void a_scrape_without_a_series_is_found_out() {
        Set<String> all = DashboardMetrics.series();
        assertThat(all).hasSizeGreaterThan(20).doesNotContain("up");
        String scrape = "# HELP it\n" + String.join("{a=\"b c\"} 1.0\n", all) + " 2.0\n";
        assertThat(DashboardMetrics.notIn(scrape)).isEmpty();
        assertThat(DashboardMetrics.notIn(scrape.replace("storyreel_outbox_backlog{", "# storyreel_outbox_backlog{")))
                .containsExactly("storyreel_outbox_backlog");
        assertThat(DashboardMetrics.queried()).contains("storyreel_work_duration_seconds", "storyreel_films_total");
    }
}
