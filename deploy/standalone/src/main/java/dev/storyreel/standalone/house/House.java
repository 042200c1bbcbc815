package dev.storyreel.standalone.house;

import dev.storyreel.simulator.SimulatorProcess;
import dev.storyreel.standalone.Home;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Everything in one place: the foundations and the five services on them, started in order, ended in reverse. */
public final class House implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(House.class);

    private final Home home;
    private final int port;
    private final boolean split;
    private final boolean simulate;
    private final Instant begun = Instant.now();
    private @Nullable Foundations foundations;
    private @Nullable SimulatorProcess providers;
    private @Nullable Services services;

    /** @param simulate whether paid providers are simulated, and no key is used */
    public House(Home home, int port, boolean split, boolean simulate) {
        this.home = home;
        this.port = port;
        this.split = split;
        this.simulate = simulate;
    }

    /** The process that {@code storyreel up} leaves running. @param args the API's port, {@code split}, {@code simulate} */
    public static void main(String[] args) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        Home home = Home.ofEnvironment();
        List<String> asked = List.of(args);
        House house = new House(home, Integer.parseInt(args[0]), asked.contains("split"), asked.contains("simulate"));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            house.close();
            home.forget();
        }));
        try {
            house.start();
            new CountDownLatch(1).await();
        } catch (Exception e) {
            log.error("Storyreel did not start.", e);
            System.exit(1);
        }
    }

    public void start() throws Exception {
        note(false, "starting PostgreSQL, Kafka and the object store");
        Foundations standing = Foundations.start(home);
        foundations = standing;
        log.info("PostgreSQL, Kafka and the object store are up after {} s.", seconds());

        Map<String, String> environment = standing.environment(port);
        if (simulate) {
            note(false, "starting the simulated providers");
            SimulatorProcess simulated = SimulatedProviders.start(home, environment, "--attached");
            providers = simulated;
            environment = SimulatedProviders.environment(simulated, environment);
        }
        note(false, "starting the five services");
        EnumSet<Unit> all = EnumSet.allOf(Unit.class);
        Services five = split ? new SplitJvms(all, environment, home) : new OneJvm(all, environment);
        services = five;
        five.start();
        log.info("Storyreel is ready after {} s on http://localhost:{}.", seconds(), port);
        note(true, "ready");
    }

    @Override
    public void close() {
        if (services != null) {
            services.close();
        }
        if (providers != null) {
            providers.close();
        }
        if (foundations != null) {
            foundations.close();
        }
    }

    private void note(boolean ready, String step) {
        ProcessHandle self = ProcessHandle.current();
        home.note(new Home.Running(self.pid(), self.info().startInstant().orElse(begun), port, ready, step, simulate));
    }

    private long seconds() {
        return Duration.between(begun, Instant.now()).toSeconds();
    }
}
