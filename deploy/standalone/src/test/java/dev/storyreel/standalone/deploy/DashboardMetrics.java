package dev.storyreel.standalone.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Which metrics the dashboards ask for. Reads PromQL as far as it takes to tell names of series from all else. */
public final class DashboardMetrics {

    /** Made by Prometheus itself at each scrape. */
    private static final Set<String> MADE_BY_PROMETHEUS = Set.of("up");

    private static final Pattern QUOTED = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*\"");
    private static final Pattern SELECTORS = Pattern.compile("\\{[^}]*}|\\[[^]]*]");
    private static final Pattern LABELS =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.$])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan", "by", "without", "on", "ignoring");
    private static final Pattern PART = Pattern.compile("_(?:bucket|sum|count)$|(?<=_seconds|_usd)_max$");

    private DashboardMetrics() {}

    /** Base names: a histogram, timer or summary is named once, without {@code _bucket}, {@code _sum} and the like. */
    public static Set<String> queried() {
        return series().stream()
                .map(DashboardMetrics::base)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The series as they are asked for, {@code _bucket} and all, that this text of a scrape (or several) has not. */
    public static Set<String> notIn(String scrape) {
        Set<String> there = scrape.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
        Set<String> missing = new TreeSet<>(series());
        missing.removeAll(there);
        return missing;
    }

    static Set<String> series() {
        Set<String> series = dashboards().stream()
                .map(Repository::text)
                .flatMap(dashboard -> seriesOf(dashboard).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        series.removeAll(MADE_BY_PROMETHEUS);
        return series;
    }

    static List<Path> dashboards() {
        return Repository.files("deploy/grafana/dashboards", ".json");
    }

    static Set<String> seriesOf(String dashboard) {
        return JsonMapper.builder().build().readTree(dashboard).findValues("expr").stream()
                .map(JsonNode::asString)
                .flatMap(DashboardMetrics::seriesIn)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String base(String series) {
        return PART.matcher(series).replaceFirst("");
    }

    private static Stream<String> seriesIn(String expr) {
        String bare = QUOTED.matcher(expr).replaceAll("");
        bare = SELECTORS.matcher(bare).replaceAll(" ");
        bare = LABELS.matcher(bare).replaceAll(" ");
        return NAME.matcher(bare).results()
                .map(found -> found.group())
                .filter(name -> !WORDS.contains(name.toLowerCase(Locale.ROOT)));
    }
}
