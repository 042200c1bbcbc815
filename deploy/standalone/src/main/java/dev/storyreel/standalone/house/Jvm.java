package dev.storyreel.standalone.house;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A command line for a JVM like this one. */
public final class Jvm {

    private Jvm() {}

    /** The same Java and class path, another main class. */
    public static ProcessBuilder command(Class<?> main, List<String> options, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return new ProcessBuilder(command);
    }
}
