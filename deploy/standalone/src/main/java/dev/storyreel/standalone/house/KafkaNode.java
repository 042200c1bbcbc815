package dev.storyreel.standalone.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** The broker's own process: formats its storage once, runs Kafka, and ends when whoever started it is gone. */
public final class KafkaNode {

    private KafkaNode() {}

    /** @param args the properties file, the storage folder */
    public static void main(String[] args) throws IOException {
        Path properties = Path.of(args[0]);
        Path storage = Path.of(args[1]);
        if (!Files.exists(storage.resolve("meta.properties"))) {
            String[] format = {"format", "-t", Uuid.randomUuid().toString(), "-c", properties.toString(), "--standalone"};
            int status = StorageTool.execute(format, System.out);
            if (status != 0) {
                System.exit(status);
            }
        }
        Thread.ofPlatform().daemon().name("parent-watch").start(KafkaNode::endWithParent);
        Kafka.main(new String[] {properties.toString()});
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this pipe; only its end means something.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        System.exit(0);
    }
}
