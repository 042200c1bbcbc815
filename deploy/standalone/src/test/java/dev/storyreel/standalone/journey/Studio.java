package dev.storyreel.standalone.journey;

import dev.storyreel.media.Ffmpeg;
import dev.storyreel.standalone.Home;
import dev.storyreel.standalone.house.Foundations;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Everything a journey needs but the services themselves. */
final class Studio implements AutoCloseable {

    final Home home;
    final Ffmpeg ffmpeg;
    final Client gateway;
    private final Foundations foundations;
    private final int port;

    private Studio(Home home, Foundations foundations, int port) {
        this.home = home;
        this.foundations = foundations;
        this.port = port;
        this.ffmpeg = Ffmpeg.locate(Home.folder(home.root().resolve("ffmpeg")));
        this.gateway = new Client(URI.create("http://localhost:" + port));
    }

    static Studio open(Path root) throws Exception {
        Home home = new Home(root);
        try (ServerSocket free = new ServerSocket(0)) {
            return new Studio(home, Foundations.start(home), free.getLocalPort());
        }
    }

    /** What services read, with some of it set otherwise. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(foundations.environment(port));
        environment.putAll(more);
        return environment;
    }

    Path fetch(JsonNode link, String name) throws IOException, InterruptedException {
        return gateway.fetch(link, home.root().resolve("fetched").resolve(name));
    }

    /** One line a frame, of picture and sound. */
    String frameMd5(Path film) {
        return new String(ffmpeg.runForOutput(List.of("-i", film.toString(), "-f", "framemd5", "-")));
    }

    @Override
    public void close() {
        foundations.close();
    }
}
