package dev.storyreel.models.google;

import dev.storyreel.media.MediaStore;
import dev.storyreel.models.CallContext;
import dev.storyreel.models.Keys;
import dev.storyreel.models.ModelCatalogue;
import dev.storyreel.models.ScriptedServer;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** A server that answers as it is told, and our models in front of it. */
final class GoogleWire implements AutoCloseable {

    static final String KEY = "AIzaNobodyMayReadThis";

    final ScriptedServer server = new ScriptedServer();
    final GoogleClient client;
    final OmniClipModel omni;
    final VeoClipModel veo;
    final GeminiPlanModel gemini;
    private final Path dir;

    GoogleWire(Path dir) throws IOException {
        this.dir = dir;
        this.client = new GoogleClient(new GoogleProperties(
                Keys.of(KEY), server.root(), Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5),
                Duration.ofSeconds(10), DataSize.ofKilobytes(64), 6000, DataSize.ofKilobytes(1), 2));
        ModelCatalogue catalogue = ModelCatalogue.load();
        this.omni = new OmniClipModel(client, catalogue);
        this.veo = new VeoClipModel(client, catalogue);
        this.gemini = new GeminiPlanModel(client, catalogue);
    }

    /** Every medium in the store is the word "picture". */
    CallContext context() {
        MediaStore media = (MediaStore) Proxy.newProxyInstance(
                MediaStore.class.getClassLoader(), new Class<?>[] {MediaStore.class},
                (_, _, arguments) -> Files.writeString((Path) arguments[1], "picture"));
        return new CallContext("key-1", media, dir);
    }

    @Override
    public void close() {
        server.close();
    }
}
