package dev.storyreel.standalone.house;

import dev.storyreel.standalone.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server on a folder, with signatures and presigned links, its keys made at the first start. */
public final class EmbeddedObjectStore implements AutoCloseable {

    public static final String BUCKET = "storyreel";
    public static final String REGION = "us-east-1";

    private final S3Proxy server;
    private final URI endpoint;
    private final String accessKey;
    private final String secretKey;

    private EmbeddedObjectStore(S3Proxy server, URI endpoint, String accessKey, String secretKey) {
        this.server = server;
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    public static EmbeddedObjectStore start(Home home, Ports ports) throws Exception {
        Path folder = Home.folder(home.objects());
        Files.createDirectories(folder.resolve(BUCKET));
        Properties keys = keys(home);
        URI endpoint = URI.create("http://127.0.0.1:" + ports.of("objects"));
        String accessKey = keys.getProperty("access-key");
        String secretKey = keys.getProperty("secret-key");
        S3Proxy server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toString()))
                .endpoint(endpoint)
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
                .ignoreUnknownHeaders(true)
                .build();
        server.start();
        return new EmbeddedObjectStore(server, endpoint, accessKey, secretKey);
    }

    public URI endpoint() {
        return endpoint;
    }

    public String accessKey() {
        return accessKey;
    }

    public String secretKey() {
        return secretKey;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static Properties keys(Home home) throws IOException {
        Path file = home.root().resolve("objects.keys");
        Properties keys = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                keys.load(reader);
            }
            return keys;
        }
        keys.setProperty("access-key", random(10));
        keys.setProperty("secret-key", random(20));
        OwnerOnly.write(file, keys);
        return keys;
    }

    private static String random(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
