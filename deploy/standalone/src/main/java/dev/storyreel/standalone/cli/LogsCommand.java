package dev.storyreel.standalone.cli;

import dev.storyreel.standalone.Home;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the end of a log. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Show the last lines of the log.")
final class LogsCommand implements Callable<Integer> {

    @Option(names = {"-n", "--lines"}, description = "How many lines (50).")
    private int lines = 50;

    @Option(names = {"-f", "--follow"}, description = "Go on showing what is written.")
    private boolean follow;

    @Option(
            names = "--of",
            paramLabel = "PART",
            description = "storyreel, kafka, postgres, or a service when they run split (storyreel).")
    private String part = "storyreel";

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Home.ofEnvironment().logs();
        Path file = folder.resolve(part + ".log").normalize();
        if (!file.startsWith(folder) || !Files.exists(file)) {
            throw new Trouble("There is no log of '" + part + "' in " + folder + "." + existing(folder));
        }
        List<String> all = Files.readAllLines(file);
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(System.out::println);
        long read = Files.size(file);
        while (follow) {
            TimeUnit.MILLISECONDS.sleep(300);
            read = showFrom(file, read);
        }
        return 0;
    }

    private static long showFrom(Path file, long from) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            long size = channel.size();
            channel.position(Math.min(from, size));
            Channels.newInputStream(channel).transferTo(System.out);
            return channel.position();
        }
    }

    private static String existing(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "";
        }
        try (var logs = Files.list(folder)) {
            return " There are: "
                    + String.join(", ", logs.map(log -> log.getFileName().toString().replace(".log", "")).sorted().toList());
        }
    }
}
