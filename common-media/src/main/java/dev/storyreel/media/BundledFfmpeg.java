package dev.storyreel.media;

import dev.storyreel.media.MediaException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The ffmpeg programs that travel in a jar, with the libraries they load from beside them. A folder that is there is
 * whole: it is filled under another name and renamed, so JVMs that race leave one winner.
 */
final class BundledFfmpeg {

    private BundledFfmpeg() {}

    /** @return the folder with {@code ffmpeg} and {@code ffprobe} */
    static Path extractInto(Path cacheDir) {
        String platform = platform();
        String resources = "org/bytedeco/ffmpeg/" + platform + "-gpl/";
        URL program = BundledFfmpeg.class.getClassLoader().getResource(resources + "ffmpeg");
        if (program == null) {
            throw new MediaException(
                    Code.FFMPEG_MISSING,
                    "There is no ffmpeg with libx264 on PATH and none bundled for " + platform + "; install ffmpeg.");
        }
        try {
            Path target = cacheDir.resolve("ffmpeg-" + version() + "-" + platform);
            if (!Files.isDirectory(target)) {
                Files.createDirectories(cacheDir);
                Path filling = Files.createTempDirectory(cacheDir, "filling-");
                extract(program, resources, filling);
                rename(filling, target);
            }
            return target;
        } catch (IOException e) {
            throw new MediaException(Code.FFMPEG_MISSING, "The bundled ffmpeg could not be extracted.", e);
        }
    }

    /** The platform as the jars are named after it. */
    static String platform() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        String system = os.contains("mac") ? "macosx" : os.contains("win") ? "windows" : "linux";
        String machine =
                switch (arch) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm64";
                    case String other -> other;
                };
        return system + "-" + machine;
    }

    private static String version() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = BundledFfmpeg.class
                .getClassLoader()
                .getResourceAsStream("META-INF/maven/org.bytedeco/ffmpeg/pom.properties")) {
            if (in != null) {
                properties.load(in);
            }
        }
        return properties.getProperty("version", "bundled");
    }

    private static void extract(URL program, String resources, Path into) throws IOException {
        JarURLConnection connection = (JarURLConnection) program.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(resources) && !entry.isDirectory() && wanted(name.substring(resources.length()))) {
                    Path file = into.resolve(name.substring(resources.length()));
                    try (InputStream in = jar.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                    file.toFile().setExecutable(true);
                }
            }
        }
    }

    /** Without the bindings for Java, which the programs do not load. */
    private static boolean wanted(String file) {
        return !file.contains("/") && !file.contains("jni");
    }

    private static void rename(Path filling, Path target) throws IOException {
        try {
            Files.move(filling, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lostTheRace) {
            if (!Files.isDirectory(target)) {
                throw lostTheRace;
            }
            delete(filling);
        }
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
