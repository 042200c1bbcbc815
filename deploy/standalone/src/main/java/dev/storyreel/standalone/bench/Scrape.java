package dev.storyreel.standalone.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service's metrics said at a moment.
 *
 * @param late polls so far by how late they were at most, in seconds
 */
record Scrape(TreeMap<Double, Double> late, double heapMb, double threads) {

    private static final String LATENESS = "storyreel_ledger_poll_lateness_seconds";
    private static final Pattern LINE = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)");
    private static final Pattern BOUND = Pattern.compile("le=\"([^\"]+)\"");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    static Scrape of(int port) throws IOException, InterruptedException {
        String text = HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/actuator/prometheus")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        TreeMap<Double, Double> late = new TreeMap<>();
        double heap = 0;
        double threads = 0;
        for (String line : text.lines().toList()) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                continue;
            }
            double value = Double.parseDouble(parts.group(3));
            String labels = parts.group(2) == null ? "" : parts.group(2);
            switch (parts.group(1)) {
                case LATENESS + "_bucket" -> late.merge(bound(labels), value, Double::sum);
                case "jvm_memory_used_bytes" -> heap += labels.contains("area=\"heap\"") ? value / (1 << 20) : 0;
                case "jvm_threads_live_threads" -> threads = value;
                default -> {}
            }
        }
        return new Scrape(late, heap, threads);
    }

    double polls() {
        return late.isEmpty() ? 0 : late.lastEntry().getValue();
    }

    /** How late that share of the polls since then was at most: the bucket's upper bound. */
    double lateness(double share, Scrape since) {
        double wanted = share * (polls() - since.polls());
        for (var bucket : late.entrySet()) {
            if (bucket.getValue() - since.late.getOrDefault(bucket.getKey(), 0.0) >= wanted) {
                return bucket.getKey();
            }
        }
        return Double.POSITIVE_INFINITY;
    }

    private static double bound(String labels) {
        Matcher bound = BOUND.matcher(labels);
        if (!bound.find() || bound.group(1).equals("+Inf")) {
            return Double.POSITIVE_INFINITY;
        }
        return Double.parseDouble(bound.group(1));
    }
}
