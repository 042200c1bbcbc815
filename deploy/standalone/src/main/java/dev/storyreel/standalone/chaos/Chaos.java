package dev.storyreel.standalone.chaos;

import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.SimulatedProviders;
import dev.storyreel.standalone.house.SplitJvms;
import dev.storyreel.standalone.house.Unit;
import dev.storyreel.standalone.topics.DeadLetters;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Films on providers of all three classes of doubt (frames from Replicate: found; clips from Bedrock: asked again with a
 * key; music from ElevenLabs: neither), while everything is killed in turn and every provider misbehaves; then quiet, and
 * the books are opened. Bounded in time and number; talks to this machine alone.
 */
public final class Chaos {

    /**
     * What is to be done.
     *
     * @param trouble      how long films are asked for and things go wrong
     * @param films        asked for in that time
     * @param longestPause between two kills, at least ten seconds
     * @param patience     how long the last films may take once all is quiet
     * @param seed         of what is killed when, and of the providers' dice
     */
    public record Course(Duration trouble, int films, Duration longestPause, Duration patience, long seed) {}

    private static final Map<String, String> MODELS = Map.of(
            "plan", "animatic", "image", "flux-schnell", "clip", "luma-ray-2", "music", "eleven-music-2");

    private final Home home;
    private final Course course;
    private final Consumer<String> progress;

    public Chaos(Home home, Course course, Consumer<String> progress) {
        this.home = home;
        this.course = course;
        this.progress = progress;
    }

    public Report run() throws Exception {
        long began = System.nanoTime();
        progress.accept("starting broker, database, object store and providers");
        int port = freePort();
        try (Ground ground = Ground.start(home);
                SimulatorProcess providers = providers(ground.environment(port))) {
            SplitJvms services =
                    new SplitJvms(EnumSet.allOf(Unit.class), environment(ground, providers, port), home, LEAN);
            try {
                progress.accept("starting the five services");
                services.start();
                return run(ground, providers, services, port, began);
            } finally {
                services.close();
            }
        }
    }

    private Report run(Ground ground, SimulatorProcess providers, SplitJvms services, int port, long began)
            throws Exception {
        Crowd crowd = new Crowd(URI.create("http://localhost:" + port), MODELS);
        Trouble.all().forEach(providers::fault);
        progress.accept("asking for " + course.films() + " films in " + course.trouble().toSeconds() + " s; things go wrong");
        Killer killer = new Killer(ground, services, new Random(course.seed()), course.longestPause());
        try (killer) {
            crowd.ask(course.films(), course.trouble());
        }
        providers.quiet();
        progress.accept("quiet now; waiting for the last films");
        services.awaitReady();
        List<Crowd.Film> films = settled(crowd);
        Books books = new Books(ground.databaseUrl());
        DeadLetters dead = new DeadLetters(ground.environment(port).getOrDefault("STORYREEL_KAFKA", ""));
        Evidence evidence = settledBooks(books, crowd, films, providers, dead, killer);
        return Report.of(
                evidence,
                killer.kills(),
                providers.met(),
                books.ruled(),
                Verdict.on(evidence),
                Duration.ofNanos(System.nanoTime() - began));
    }

    /** Until every film is over or parked, or patience ends. */
    private List<Crowd.Film> settled(Crowd crowd) throws InterruptedException {
        long deadline = System.nanoTime() + course.patience().toNanos();
        List<Crowd.Film> films = List.of();
        while (true) {
            Optional<List<Crowd.Film>> seen = crowd.films();
            films = seen.orElse(films);
            long open = films.stream().filter(film -> !film.over() && !film.parked()).count();
            boolean all = films.size() == crowd.asked().size();
            if ((all && open == 0) || System.nanoTime() > deadline) {
                return films;
            }
            progress.accept(open + " films are under way");
            TimeUnit.SECONDS.sleep(2);
        }
    }

    /**
     * A film may be over a moment before its last charge is heard of by its history, and before its last job has ended:
     * the bill is asked for each time, after the books, so that a submit too many is on it however late it came.
     */
    private Evidence settledBooks(
            Books books,
            Crowd crowd,
            List<Crowd.Film> films,
            SimulatorProcess providers,
            DeadLetters dead,
            Killer killer)
            throws InterruptedException {
        long deadline = System.nanoTime() + course.patience().toNanos();
        while (true) {
            Evidence evidence = new Evidence(
                    crowd.asked().size() + crowd.unanswered(),
                    crowd.films().orElse(films),
                    books.works(),
                    books.booked(),
                    books.saidUsd(),
                    providers.bill().charges(),
                    dead.all().size(),
                    killer.trouble());
            boolean open = evidence.works().stream().anyMatch(work -> !work.over() && !work.parked());
            if ((!open && Verdict.on(evidence).isEmpty()) || System.nanoTime() > deadline) {
                return evidence;
            }
            TimeUnit.SECONDS.sleep(2);
        }
    }

    private SimulatorProcess providers(Map<String, String> environment) {
        return SimulatedProviders.start(
                home,
                environment,
                "--stock",
                "--time-scale", "20",
                "--seed", Long.toString(course.seed()),
                "--replicate-per-minute", "3000",
                "--elevenlabs-at-once", "50");
    }

    private static Map<String, String> environment(Ground ground, SimulatorProcess providers, int port) {
        Map<String, String> environment = SimulatedProviders.environment(providers, ground.environment(port));
        environment.put("STORYREEL_REPLICATE_ANSWERWITHIN", "10s");
        // A doubt that cannot be resolved is parked, however small; what a provider's list does not show was not accepted.
        environment.put("STORYREEL_LEDGER_SMALLDOUBTUSD", "0");
        environment.put("STORYREEL_LEDGER_UNSEEN", "resubmit");
        environment.put("STORYREEL_LEDGER_QUIETPERIOD", "30s");
        environment.put("STORYREEL_LEDGER_LOOKINTERVAL", "2s");
        return environment;
    }

    /** They are killed and started all the time: what matters is how soon they are there. */
    private static final List<String> LEAN =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
