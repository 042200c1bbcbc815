package dev.storyreel.standalone.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of this repository, as text. Read-only. */
final class Repository {

    private static final Path ROOT = root();

    private Repository() {}

    static Path file(String path) {
        return ROOT.resolve(path);
    }

    static String text(String path) {
        return text(file(path));
    }

    static List<Path> files(String folder, String ending) {
        try (Stream<Path> files = Files.walk(file(folder))) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All code and configuration that a module's jar is made of. */
    static String sources(String module) {
        return Stream.of(".java", ".yml", ".properties")
                .flatMap(ending -> files(module + "/src/main", ending).stream())
                .map(Repository::text)
                .collect(Collectors.joining("\n"));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("docker-compose.yml"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
