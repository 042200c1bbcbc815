package dev.storyreel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * An S3 server on a temporary folder, started by the first test that asks and stopped with the JVM. It checks SigV4
 * signatures, presigned links, ranges and conditional puts. Tests share its bucket and keep apart by their keys.
 */
public final class SharedObjectStore {

    private SharedObjectStore() {}

    public static URI endpoint() {
        return URI.create("http://127.0.0.1:" + Server.RUNNING.getPort());
    }

    public static String region() {
        return "us-east-1";
    }

    /** Made already. */
    public static String bucket() {
        return "storyreel-test";
    }

    public static String accessKey() {
        return "test-access-key";
    }

    public static String secretKey() {
        return "test-secret-key";
    }

    private static final class Server {
        static final S3Proxy RUNNING = start();

        private static S3Proxy start() {
            try {
                Path folder = Files.createTempDirectory("storyreel-objects");
                var store = new FilesystemNio2BlobStore(folder.toString());
                store.createContainer(bucket());
                S3Proxy server = S3Proxy.builder()
                        .blobStore(store)
                        .endpoint(URI.create("http://127.0.0.1:0"))
                        .awsAuthentication(AuthenticationType.AWS_V4, accessKey(), secretKey())
                        .build();
                server.start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, folder)));
                return server;
            } catch (Exception e) { // S3Proxy.start() declares it
                throw new IllegalStateException("The object store did not start.", e);
            }
        }

        private static void stop(S3Proxy server, Path folder) {
            try (var paths = Files.walk(folder)) {
                server.stop();
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) { // S3Proxy.stop() declares it
                throw new IllegalStateException(e);
            }
        }
    }
}
