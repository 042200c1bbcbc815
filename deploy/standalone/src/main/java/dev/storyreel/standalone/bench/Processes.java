package dev.storyreel.standalone.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a process takes, as the operating system counts it; its children included. */
final class Processes {

    private Processes() {}

    /** Processor time so far, with that of children that still run. */
    static Duration cpu(long pid) {
        return family(pid)
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident memory in MB; empty where there is no {@code /proc}. */
    static Optional<Long> residentMb(long pid) {
        return status(pid, "VmRSS:").map(kb -> kb / 1024);
    }

    /** Threads of the operating system. */
    static Optional<Long> threads(long pid) {
        return status(pid, "Threads:");
    }

    private static Optional<Long> status(long pid, String line) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(text -> text.startsWith(line))
                    .map(text -> Long.parseLong(text.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<ProcessHandle> family(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()));
    }
}
