package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.Ports;
import dev.storyreel.standalone.topics.DeadLetters;
import dev.storyreel.standalone.topics.DeadLetters.Letter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows dead letters, and sends them to their topics once more: who heard them before hears nothing new in them. */
@Command(
        name = "dlq",
        mixinStandardHelpOptions = true,
        description = "List facts that a service could not handle, or send them to their topics once more.")
final class DlqCommand implements Callable<Integer> {

    enum Action {
        list,
        redrive
    }

    @Parameters(paramLabel = "ACTION", description = "list or redrive.")
    private Action action = Action.list;

    @Option(names = "--topic", description = "Only of this topic, such as video.plans.")
    private @Nullable String topic;

    @Option(names = "--id", description = "Only the fact with this ce_id.")
    private @Nullable String id;

    @Option(names = "--all", description = "Those that were sent once more before, too.")
    private boolean all;

    @Option(names = "--broker", description = "host:port of the broker, where it is not Storyreel's own.")
    private @Nullable String broker;

    @Override
    public Integer call() throws Exception {
        DeadLetters dead = new DeadLetters(broker == null ? own() : broker);
        List<Letter> letters = (all ? dead.all() : dead.waiting())
                .stream().filter(this::isAskedFor).toList();
        for (Letter letter : letters) {
            System.out.printf(
                    "  %s  %s  %s  %s  video %s%n    %s%n",
                    Instant.ofEpochMilli(letter.told().timestamp()),
                    letter.told().topic(),
                    letter.header("ce_type"),
                    letter.id(),
                    letter.header("ce_subject"),
                    letter.header("kafka_dlt-exception-message").lines().findFirst().orElse(""));
        }
        System.out.println(
                switch (action) {
                    case list -> counted(letters.size())
                            + (letters.isEmpty() ? "." : "; './storyreel dlq redrive' sends them to their topics once more.");
                    case redrive -> counted(dead.redrive(letters)) + " sent to their topics once more.";
                });
        return 0;
    }

    private boolean isAskedFor(Letter letter) {
        return (topic == null || topic.equals(letter.origin())) && (id == null || id.equals(letter.id()));
    }

    private static String counted(int letters) {
        return letters == 1 ? "1 dead letter" : letters + " dead letters";
    }

    private static String own() {
        Running.api();
        return "localhost:" + new Ports(Home.ofEnvironment().root().resolve("ports.properties")).last("kafka");
    }
}
