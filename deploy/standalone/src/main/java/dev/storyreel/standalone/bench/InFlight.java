package dev.storyreel.standalone.bench;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.chaos.Ground;
import dev.storyreel.standalone.house.EmbeddedDatabase;
import dev.storyreel.standalone.house.SplitJvms;
import dev.storyreel.standalone.house.Unit;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Clips in flight in one chunk-service of 512 MB, each asked after every five seconds: how late the asking is, and what it
 * takes. All are due at once at the beginning; what that burst does is let go by.
 */
public final class InFlight {

    private static final int CLIPS_EACH = 10;

    private InFlight() {}

    /** @param args clips, seconds to let go by, seconds to measure */
    public static void main(String[] args) throws Exception {
        int clips = Integer.parseInt(args[0]);
        Duration burst = Duration.ofSeconds(Long.parseLong(args[1]));
        Duration measured = Duration.ofSeconds(Long.parseLong(args[2]));
        Path folder = Files.createTempDirectory("storyreel-bench");
        System.out.println("Data and logs are in " + folder + ".");
        Home home = new Home(folder);
        try (Ground ground = Ground.start(home);
                EndlessJobs provider = EndlessJobs.start()) {
            Map<String, String> environment = environment(ground, provider);
            SplitJvms services = new SplitJvms(EnumSet.of(Unit.CHUNK), environment, home);
            try {
                services.start();
                FilmsInFlight films = new FilmsInFlight(database(ground));
                films.put(clips / CLIPS_EACH, CLIPS_EACH, Duration.ZERO);
                TimeUnit.SECONDS.sleep(burst.toSeconds());
                measure(
                        home,
                        services.process(Unit.CHUNK).pid(),
                        provider.pid(),
                        Integer.parseInt(environment.get(Unit.CHUNK.portVariable())),
                        measured);
            } finally {
                services.close();
            }
        }
    }

    static Map<String, String> environment(Ground ground, EndlessJobs provider) throws IOException {
        Map<String, String> environment = new HashMap<>(ground.environment(freePort()));
        environment.put("REPLICATE_API_TOKEN", "r8_simulated");
        environment.put("STORYREEL_REPLICATE_URL", provider.url().toString());
        environment.put("STORYREEL_REPLICATE_POLLEVERY", "5s");
        return environment;
    }

    static PGSimpleDataSource database(Ground ground) {
        var database = new PGSimpleDataSource();
        database.setUrl(ground.databaseUrl());
        database.setUser(EmbeddedDatabase.USER);
        return database;
    }

    private static void measure(Home home, long service, long provider, int port, Duration measured)
            throws Exception {
        long database = Long.parseLong(
                Files.readAllLines(home.database().resolve("postmaster.pid")).getFirst().strip());
        List<Long> pids = List.of(service, database, provider);
        List<Duration> cpuBefore = pids.stream().map(Processes::cpu).toList();
        Scrape before = Scrape.of(port);
        long began = System.nanoTime();
        List<Double> heap = new ArrayList<>();
        long threads = 0;
        long resident = 0;
        while (System.nanoTime() - began < measured.toNanos()) {
            TimeUnit.SECONDS.sleep(5);
            Scrape now = Scrape.of(port);
            heap.add(now.heapMb());
            threads = Math.max(threads, Processes.threads(service).orElse(Math.round(now.threads())));
            resident = Math.max(resident, Processes.residentMb(service).orElse(0L));
        }
        Scrape after = Scrape.of(port);
        double seconds = (System.nanoTime() - began) / 1e9;
        List<Double> cores = new ArrayList<>();
        for (int i = 0; i < pids.size(); i++) {
            cores.add(Processes.cpu(pids.get(i)).minus(cpuBefore.get(i)).toMillis() / 1000.0 / seconds);
        }
        System.out.println("| polls/s | late p50 ms | p99 ms | max ms | heap used MB, least..most | resident MB |"
                + " threads | cores: service | PostgreSQL | provider |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|");
        System.out.printf(
                "| %.0f | %.0f | %.0f | %.0f | %.0f..%.0f | %d | %d | %.2f | %.2f | %.2f |%n",
                (after.polls() - before.polls()) / seconds,
                1000 * after.lateness(0.5, before),
                1000 * after.lateness(0.99, before),
                1000 * after.lateness(1, before),
                heap.stream().mapToDouble(Double::doubleValue).min().orElse(0),
                heap.stream().mapToDouble(Double::doubleValue).max().orElse(0),
                resident,
                threads,
                cores.get(0),
                cores.get(1),
                cores.get(2));
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
