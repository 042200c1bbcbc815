package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the services stand on: PostgreSQL, Kafka and an object store, started side by side. */
public final class Foundations implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Foundations.class);

    private final EmbeddedDatabase database;
    private final EmbeddedKafka kafka;
    private final EmbeddedObjectStore objects;
    private final Home home;
    private final Ports ports;

    private Foundations(
            EmbeddedDatabase database, EmbeddedKafka kafka, EmbeddedObjectStore objects, Home home, Ports ports) {
        this.database = database;
        this.kafka = kafka;
        this.objects = objects;
        this.home = home;
        this.ports = ports;
    }

    /** Starts all three and returns when they answer. */
    public static Foundations start(Home home) throws Exception {
        Home.folder(home.work());
        Ports ports = new Ports(Home.folder(home.root()).resolve("ports.properties"));
        EmbeddedKafka kafka = EmbeddedKafka.start(home, ports);
        EmbeddedObjectStore objects = EmbeddedObjectStore.start(home, ports);
        CompletableFuture<EmbeddedDatabase> database = CompletableFuture.supplyAsync(() -> {
            try {
                return EmbeddedDatabase.start(home, ports);
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        kafka.awaitReady();
        return new Foundations(database.join(), kafka, objects, home, ports);
    }

    /**
     * What the services read from their environment.
     *
     * @param port of the API
     */
    public Map<String, String> environment(int port) {
        return environment(home, ports, kafka, database.url(), objects, port);
    }

    /** The same, whoever started the parts. */
    public static Map<String, String> environment(
            Home home, Ports ports, EmbeddedKafka kafka, String databaseUrl, EmbeddedObjectStore objects, int port) {
        Map<String, String> environment = new HashMap<>();
        environment.put("STORYREEL_KAFKA", kafka.bootstrapServers());
        environment.put("STORYREEL_DB_URL", databaseUrl);
        environment.put("STORYREEL_DB_USER", EmbeddedDatabase.USER);
        environment.put("STORYREEL_DB_PASSWORD", "");
        environment.put("STORYREEL_S3_ENDPOINT", objects.endpoint().toString());
        environment.put("STORYREEL_S3_REGION", EmbeddedObjectStore.REGION);
        environment.put("STORYREEL_S3_BUCKET", EmbeddedObjectStore.BUCKET);
        environment.put("STORYREEL_S3_ACCESS_KEY", objects.accessKey());
        environment.put("STORYREEL_S3_SECRET_KEY", objects.secretKey());
        environment.put("STORYREEL_WORK_DIR", home.work().toString());
        for (Unit unit : Unit.values()) {
            int unitPort = unit == Unit.GATEWAY ? port : ports.of(unit.serviceName());
            environment.put(unit.portVariable(), Integer.toString(unitPort));
        }
        return environment;
    }

    @Override
    public void close() {
        close("Kafka", kafka);
        close("the object store", objects);
        close("PostgreSQL", database);
    }

    private static void close(String what, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("{} did not close.", what, e);
        }
    }
}
