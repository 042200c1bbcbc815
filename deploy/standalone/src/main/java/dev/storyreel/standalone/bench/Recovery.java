package dev.storyreel.standalone.bench;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.chaos.Ground;
import dev.storyreel.standalone.house.SplitJvms;
import dev.storyreel.standalone.house.Unit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How long it takes from the death of a chunk-service with many films in flight until every poll is on time again, and from
 * the death of the broker until it has all facts that were said meanwhile. The baseline is a service's plain start.
 */
public final class Recovery {

    private static final Duration ON_TIME = Duration.ofMillis(500);
    private static final Duration STEADY = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Ground ground;
    private final SplitJvms services;
    private final FilmsInFlight films;
    private final JdbcClient jdbc;
    private final List<Double> brokerStarts = new ArrayList<>();

    private Recovery(Ground ground, SplitJvms services) {
        this.ground = ground;
        this.services = services;
        this.films = new FilmsInFlight(InFlight.database(ground));
        this.jdbc = JdbcClient.create(InFlight.database(ground));
    }

    /** @param args films, clips of each in flight, runs */
    public static void main(String[] args) throws Exception {
        Path folder = Files.createTempDirectory("storyreel-bench");
        System.out.println("Data and logs are in " + folder + ".");
        Home home = new Home(folder);
        try (Ground ground = Ground.start(home);
                EndlessJobs provider = EndlessJobs.start()) {
            SplitJvms services =
                    new SplitJvms(EnumSet.of(Unit.CHUNK), InFlight.environment(ground, provider), home);
            try {
                services.start();
                new Recovery(ground, services)
                        .run(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
            } finally {
                services.close();
            }
        }
    }

    private void run(int count, int clipsEach, int runs) throws Exception {
        List<Double> starts = times(runs, this::startAgain);
        films.put(count, clipsEach, Duration.ofSeconds(5));
        awaitOnTime();
        List<Double> service = times(runs, this::killService);
        List<Double> broker = times(runs, this::killBroker);
        System.out.println("| killed | median s | all s |");
        System.out.println("|---|---|---|");
        row("chunk-service with nothing in flight, until it answers (baseline)", starts);
        row("chunk-service with " + count * clipsEach + " clips in flight, until every poll is on time", service);
        row("broker, until it answers (baseline)", brokerStarts);
        row("broker, until it has every fact said meanwhile", broker);
    }

    private double startAgain() throws Exception {
        long began = System.nanoTime();
        kill();
        services.awaitReady();
        return since(began);
    }

    /** To the beginning of the first five seconds in which no poll was late. */
    private double killService() throws Exception {
        long began = System.nanoTime();
        kill();
        TimeUnit.SECONDS.sleep(1);
        return awaitOnTime(began);
    }

    private double killBroker() throws Exception {
        services.awaitReady();
        String mark = Long.toString(System.nanoTime());
        long began = System.nanoTime();
        Thread restart = Thread.startVirtualThread(() -> {
            try {
                ground.killBroker();
            } catch (Exception e) {
                throw new IllegalStateException("The broker did not come back.", e);
            }
        });
        int said = 0;
        while (restart.isAlive()) {
            say(mark + "-" + said++);
            TimeUnit.MILLISECONDS.sleep(100);
        }
        brokerStarts.add(since(began));
        say(mark + "-" + said);
        while (unsent(mark) > 0) {
            require(began, "The broker did not get its facts");
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return since(began);
    }

    /** Ends the process without a farewell; the house starts another. */
    private void kill() throws Exception {
        Process process = services.process(Unit.CHUNK);
        process.destroyForcibly();
        process.waitFor();
        while (services.process(Unit.CHUNK) == process) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void awaitOnTime() throws Exception {
        awaitOnTime(System.nanoTime());
    }

    private double awaitOnTime(long began) throws Exception {
        long steadySince = System.nanoTime();
        while (System.nanoTime() - steadySince < STEADY.toNanos()) {
            require(began, "Polls are late still");
            if (films.latest().compareTo(ON_TIME) > 0) {
                steadySince = System.nanoTime();
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return (steadySince - began) / 1e9;
    }

    private void say(String id) {
        jdbc.sql("""
                        insert into chunk.outbox (ce_id, tenant, video_id, take, shard, topic, type, said_at,
                            correlation_id, payload)
                        values (:id, 'local', :id, 1, 0, 'video.chunks', 'dev.storyreel.bench.said.v1', now(), :id, '{}')""")
                .param("id", id)
                .update();
    }

    private long unsent(String mark) {
        return jdbc.sql("select count(*) from chunk.outbox where ce_id like :mark and sent_at is null")
                .param("mark", mark + "-%")
                .query(Long.class)
                .single();
    }

    private static List<Double> times(int runs, Callable<Double> one) throws Exception {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            times.add(one.call());
        }
        return times;
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void require(long began, String otherwise) {
        if (System.nanoTime() - began > LONGEST.toNanos()) {
            throw new IllegalStateException(otherwise + " after " + LONGEST.toSeconds() + " s; see the logs.");
        }
    }

    private static void row(String name, List<Double> times) {
        double median = times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
        System.out.printf("| %s | %.1f | %s |%n", name, median,
                String.join(", ", times.stream().map("%.1f"::formatted).toList()));
    }
}
