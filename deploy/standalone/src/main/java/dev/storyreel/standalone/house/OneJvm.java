package dev.storyreel.standalone.house;

import dev.storyreel.models.KeyFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Services as application contexts in this one JVM, each with its own configuration file. */
public final class OneJvm implements Services {

    private final Set<Unit> units;
    private final Map<String, String> environment;
    private final ConcurrentLinkedDeque<ConfigurableApplicationContext> contexts = new ConcurrentLinkedDeque<>();

    /** @param environment what each of them reads, as if it were set for the process */
    public OneJvm(Set<Unit> units, Map<String, String> environment) {
        this.units = units;
        this.environment = environment;
    }

    @Override
    public void start() {
        try (var starters = Executors.newFixedThreadPool(2, Thread.ofPlatform().name("start-", 0).factory())) {
            List<CompletableFuture<Void>> starts = new ArrayList<>();
            units.forEach(unit -> starts.add(CompletableFuture.runAsync(() -> start(unit), starters)));
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        }
    }

    private void start(Unit unit) {
        Map<String, Object> properties = Map.of(
                "spring.config.name", unit.serviceName(),
                "spring.application.name", unit.serviceName(),
                "spring.jmx.enabled", "false",
                "springdoc.api-docs.enabled", unit == Unit.GATEWAY);
        contexts.push(new SpringApplicationBuilder(unit.main())
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties(properties)
                .initializers(context -> readsAsEnvironment(context.getEnvironment()))
                .run());
    }

    /** Ahead of the process's own variables and of the files that they name, and bound as leniently as they are. */
    private void readsAsEnvironment(ConfigurableEnvironment target) {
        String own = target.getPropertySources().contains(KeyFiles.SOURCE)
                ? KeyFiles.SOURCE
                : StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        target.getPropertySources()
                .addBefore(own, new SystemEnvironmentPropertySource("house-systemEnvironment", Map.copyOf(environment)));
    }

    /** The contexts that run, for a look inside. */
    public List<ConfigurableApplicationContext> contexts() {
        return List.copyOf(contexts);
    }

    @Override
    public void close() {
        contexts.forEach(ConfigurableApplicationContext::close);
    }
}
